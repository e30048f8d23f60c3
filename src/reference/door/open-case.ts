import type { Begin } from '../../protocol';
import type { ModelLoader } from '../loader';
import {
  createShardLedger,
  createWorkerLifecycle,
  deviceDigestBy,
  type ShardLedger,
  type VramBackend,
  type VramManager,
  type WorkerLifecycle,
} from '../vram';
import type { Metrics } from './metrics';
import { admitDevice } from './admit-device';
import { openAudit, type OpenAudit } from './open-audit';
import { openBackend } from './open-backend';
import type { ReferenceParts } from './parts';

/** Both owners at work on one trail, as a case asked for them. */
export interface OpenCase extends AsyncDisposable {
  readonly workerId: string | null;
  readonly audit: OpenAudit;
  readonly backend: VramBackend;
  readonly ledger: ShardLedger;
  readonly lifecycle: WorkerLifecycle;
  readonly manager: VramManager;
  readonly loader: ModelLoader;
}

/** Puts the reference together as the case's configuration says. */
export const openCase = async (
  { config }: Begin,
  parts: ReferenceParts,
  metrics: Metrics,
): Promise<OpenCase> => {
  const { comparison, shardIdChecks, sealChecks, openBeneath } = parts;
  const workerId = config.worker.id;
  const clock = () => Date.now() + (config.clock?.offset_ms ?? 0);
  const audit = await openAudit(config.audit, parts, metrics, {
    clock,
    workerToken: config.worker.token,
  });
  const reportFailure = (failure: Error): void => {
    audit.log.error('an owner could not clean up in full', failure);
  };
  const device = await openBackend(config.vram, reportFailure);
  const { backend } = device;
  const ledger = createShardLedger();
  const lifecycle = createWorkerLifecycle();
  await admitDevice(parts, { backend, auditor: audit.vram, lifecycle, workerId });
  const manager = parts.createVramManager({
    backend,
    ledger,
    lifecycle,
    comparison,
    shardIdChecks,
    sealChecks,
    workerId,
    deviceDigest: deviceDigestBy(config.vram.digest ?? 'sha256'),
    auditor: audit.vram,
    clock: () => new Date(clock()),
    reportFailure,
    workerToken: config.worker.token,
  });
  const loader = parts.createModelLoader({
    comparison,
    openBeneath,
    workerId,
    root: config.loader.root,
    maxBytes: config.loader.max_bytes,
    auditor: audit.loader,
    reportFailure,
  });
  const owners = [manager, device, loader, audit];
  return {
    workerId,
    audit,
    backend,
    ledger,
    lifecycle,
    manager,
    loader,
    [Symbol.asyncDispose]: async () => {
      for (const owner of owners) await owner[Symbol.asyncDispose]();
    },
  };
};
