import type { Begin } from '../../protocol';
import type { ModelLoader } from '../loader';
import {
  createMockBackend,
  createShardLedger,
  createWorkerLifecycle,
  type MockBackend,
  type ShardLedger,
  type VramManager,
  type WorkerLifecycle,
} from '../vram';
import type { Metrics } from './metrics';
import { openAudit, type OpenAudit } from './open-audit';
import type { ReferenceParts } from './parts';

/** Both owners at work on one trail, as a case asked for them. */
export interface OpenCase extends AsyncDisposable {
  readonly workerId: string | null;
  readonly audit: OpenAudit;
  readonly backend: MockBackend;
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
  if (config.vram.backend !== 'mock') {
    throw new Error(`expected the mock backend, found ${config.vram.backend}; choose mock`);
  }
  const { comparison, shardIdChecks, sealChecks, openBeneath } = parts;
  const workerId = config.worker.id;
  const clock = () => Date.now() + (config.clock?.offset_ms ?? 0);
  const audit = await openAudit(config.audit, parts, metrics, {
    clock,
    workerToken: config.worker.token,
  });
  const backend = createMockBackend({ capacityBytes: config.vram.capacity_bytes });
  const ledger = createShardLedger();
  const lifecycle = createWorkerLifecycle();
  const manager = parts.createVramManager({
    backend,
    ledger,
    lifecycle,
    comparison,
    shardIdChecks,
    sealChecks,
    workerId,
    auditor: audit.vram,
    clock: () => new Date(clock()),
    reportFailure: (failure) => {
      audit.log.error('device memory could not be given back', failure);
    },
    workerToken: config.worker.token,
  });
  const loader = parts.createModelLoader({
    comparison,
    openBeneath,
    workerId,
    root: config.loader.root,
    maxBytes: config.loader.max_bytes,
    auditor: audit.loader,
  });
  const owners = [manager, loader, audit];
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
