import { join } from 'node:path';
import type { Subject } from '../../src/driver';
import type { Ready, Shard } from '../../src/protocol';
import { caseConfig, createWorkspace, type FlushMode } from '../fixtures';
import type { GateParameters } from '../parameters';
import type { Situated } from './requests';

/** A begun case: where it lies, who acts in it, what the subject said of it. */
export interface Case extends Situated {
  readonly id: string;
  readonly ready: Ready;
  /** A secret: it must show nowhere (SECRET-4). */
  readonly token: string;
}

/** What a case is begun with. */
interface Setting {
  readonly parameters: GateParameters;
  readonly random: () => number;
  readonly flushMode: FlushMode;
  /** The shard sealed last in this case. */
  readonly shard: () => Shard;
}

/** Begins a case in a workspace of its own, under an id that says nothing. */
export const beginCase = async (
  subject: Subject,
  { parameters, random, flushMode, shard }: Setting,
): Promise<Case> => {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
  const id = hex(16);
  const workspace = await createWorkspace(join(parameters.workDirectory, id), random);
  const { backend, device } = parameters;
  const worker = { id: `worker-${hex(6)}`, token: `token-${hex(32)}` };
  const ready = await subject.begin({
    case: id,
    seed: Math.floor(random() * 2 ** 31),
    workspace: workspace.directory,
    config: caseConfig(workspace, worker, { backend, ...device }, flushMode),
  });
  const actor = {
    worker_id: worker.id,
    source_ip: '192.0.2.17',
    correlation_id: `corr-${hex(8)}`,
  };
  const shardId = `shard-${hex(8)}`;
  return { id, ready, workspace, actor, shardId, shard, token: worker.token };
};
