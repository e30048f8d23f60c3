import { join } from 'node:path';
import type { Subject } from '../../src/driver';
import { chooseFormat, TrailError, type KeyedTrail, type TrailFormat } from '../../src/probes';
import type { Ready, Shard } from '../../src/protocol';
import {
  caseConfig,
  createWorkspace,
  type CaseSetting,
  type WorkerIdentity,
  type Workspace,
} from '../fixtures';
import type { GateParameters } from '../parameters';
import { NotJudged } from './not-judged';
import type { Situated } from './requests';

/** Where a case plays and who acts in it; a worker that is restarted comes back to the same place. */
export interface Place extends Omit<Situated, 'shard' | 'token'> {
  readonly workspace: Workspace;
  readonly worker: WorkerIdentity;
}

/** A begun case: its place, and what the subject said of it. */
export interface Case extends Situated {
  readonly id: string;
  readonly place: Place;
  readonly ready: Ready;
  /** Where its trail lies, and how it is read. */
  readonly trail: KeyedTrail;
  /** What the bytes on the device digest to, once the gate has changed them. */
  readonly changedDigest: string | null;
}

const hexFrom =
  (random: () => number) =>
  (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');

/** Lays out a place with names and values drawn at random. */
export const layOutPlace = async (
  { workDirectory }: GateParameters,
  random: () => number,
): Promise<Place> => {
  const hex = hexFrom(random);
  // Not digits alone, which would have the shape of a pointer (SECRET-2).
  const workspace = await createWorkspace(join(workDirectory, `case-${hex(16)}`), random);
  const worker = { id: `worker-${hex(6)}`, token: `token-${hex(32)}` };
  const actor = {
    worker_id: worker.id,
    source_ip: '192.0.2.17',
    correlation_id: `corr-${hex(8)}`,
  };
  return { workspace, worker, actor, shardId: `shard-${hex(8)}` };
};

/** What a case is begun with. */
interface Beginning {
  readonly parameters: GateParameters;
  readonly random: () => number;
  readonly place: Place;
  readonly setting: CaseSetting;
  /** The shard sealed last in this case. */
  readonly shard: () => Shard;
}

/** A subject that reports under other names than promised is watched by alert rules in vain. */
const assertPrefixes = ({ prefixes }: Ready, promised: GateParameters['prefixes']): void => {
  for (const [crate, told] of Object.entries(prefixes)) {
    const expected = promised[crate] ?? told;
    if (told === expected) continue;
    const what = `expected the metric prefix ${expected} of ${crate}, found ${told} in ready`;
    throw new NotJudged('error', `${what}; correct the configuration or the adapter`);
  }
};

/** A trail in a format that nobody has described cannot be read, and so not be judged. */
const formatOf = ({ trail }: Ready, declared: GateParameters['trailFormats']): TrailFormat => {
  try {
    return chooseFormat(trail.format, declared);
  } catch (cause) {
    if (cause instanceof TrailError) throw new NotJudged('error', cause.message, { cause });
    throw cause;
  }
};

/** Begins a case under an id that says nothing. */
export const beginCase = async (
  subject: Subject,
  { parameters, random, place, setting, shard }: Beginning,
): Promise<Case> => {
  const id = hexFrom(random)(16);
  const { workspace, actor, shardId } = place;
  const { backend, device } = parameters;
  const token = setting.workerToken ?? place.worker.token;
  const ready = await subject.begin({
    case: id,
    seed: Math.floor(random() * 2 ** 31),
    workspace: workspace.directory,
    config: caseConfig(workspace, { ...place.worker, token }, { backend, ...device }, setting),
  });
  assertPrefixes(ready, parameters.prefixes);
  const format = formatOf(ready, parameters.trailFormats);
  const trail = { directory: ready.trail.directory, format, key: workspace.key };
  return { id, place, ready, trail, workspace, actor, shardId, shard, token, changedDigest: null };
};
