import { secretsMatch } from '../comparison';
import { untilQuiet } from '../disposal';
import { memoryInfo } from './allocation';
import { deallocate, disposeAll } from './deallocation';
import { withDeadline } from './device-deadline';
import { digestOfDevice } from './device-digest';
import { createShardLedger } from './ledger';
import { createWorkerLifecycle } from './lifecycle';
import { sealChecks } from './seal-checks';
import { createSealSigner } from './seal';
import { deriveSealKey } from './seal-key';
import { seal } from './sealing';
import { shardIdChecks } from './shard-id';
import { createTurns } from './turns';
import type { VramCollaborators, VramManager, VramState } from './types';
import { verify } from './verification';

type Required = 'backend' | 'auditor' | 'clock' | 'reportFailure';

/** What a manager needs; whatever is not given is the reference's own. */
export type VramManagerOptions = Pick<VramCollaborators, Required> &
  Partial<Omit<VramCollaborators, Required | 'workerId'>> & {
    readonly workerId: string | null;
    /** The secret the seal key is derived from; not kept (SECRET-4). */
    readonly workerToken: string;
    /** The longest the device may take for one call, in milliseconds. */
    readonly deviceDeadlineMs?: number;
  };

const collaboratorsFrom = ({
  workerToken,
  deviceDeadlineMs,
  ...given
}: VramManagerOptions): VramCollaborators => ({
  gpuDevice: 0,
  comparison: secretsMatch,
  shardIdChecks,
  sealChecks,
  deviceDigest: digestOfDevice,
  signer: given.signer ?? createSealSigner(deriveSealKey(workerToken)),
  ledger: createShardLedger(),
  lifecycle: createWorkerLifecycle(),
  ...given,
  backend: withDeadline(given.backend, deviceDeadlineMs),
  workerId: given.workerId ?? 'unknown',
});

const stateOf = async ({ backend, ledger, lifecycle }: VramCollaborators): Promise<VramState> => {
  const { totalBytes, freeBytes } = await memoryInfo(backend);
  return {
    state: lifecycle.state(),
    total_bytes: totalBytes,
    used_bytes: ledger.usedBytes(),
    available_bytes: freeBytes,
    shards: ledger.all().map(({ shard }) => shard.shard_id),
  };
};

/** @throws {VramError} `EMPTY_WORKER_TOKEN` */
export const createVramManager = (options: VramManagerOptions): VramManager => {
  const collaborators = collaboratorsFrom(options);
  const inTurn = createTurns();
  let disposal: Promise<void> | undefined;

  const dispose = async (): Promise<void> => {
    const nothing = () => Promise.resolve();
    await untilQuiet(collaborators.reportFailure, inTurn(nothing));
    await disposeAll(collaborators);
  };

  return {
    seal: (request) => inTurn(() => seal(collaborators, request)),
    verify: (shard, actor) => inTurn(() => verify(collaborators, shard, actor)),
    deallocate: (shardId, actor) => inTurn(() => deallocate(collaborators, shardId, actor)),
    state: () => inTurn(() => stateOf(collaborators)),
    [Symbol.asyncDispose]: () => (disposal ??= dispose()),
  };
};
