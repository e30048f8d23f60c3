import { createRecordingAuditor, testActor, type RecordingAuditor } from '../recording-auditor';
import { createMockBackend, type MockBackend } from './backends';
import { emulatedBackend } from './backends/cuda/testing/emulated-backend';
import { createShardLedger, type ShardLedger } from './ledger';
import { bytesSource } from './model-source';
import type { SealRequest, VramManager } from './types';
import { createVramManager, type VramManagerOptions } from './vram-manager';

/** A manager on a mock device (or the emulated one, where its library is named), with everything a test looks at. */
export interface VramFixture {
  readonly manager: VramManager;
  readonly backend: MockBackend;
  readonly auditor: RecordingAuditor;
  readonly ledger: ShardLedger;
  readonly failures: (Error & { readonly code?: string })[];
  /** Inverts a bit of a shard that is held. */
  readonly tamper: (shardId: string, offset: number, bit: number) => void;
}

export const CAPACITY_BYTES = 1000;

const driver = process.env.PROOFGATE_TEST_DRIVER;

const createDevice = (): MockBackend =>
  driver === undefined
    ? createMockBackend({ capacityBytes: CAPACITY_BYTES })
    : emulatedBackend(driver, CAPACITY_BYTES);

/** `backend` is the device that is tampered with, where the manager is given one of its own. */
export const createVramFixture = (
  overrides: Partial<VramManagerOptions> = {},
  backend: MockBackend = createDevice(),
): VramFixture => {
  const auditor = createRecordingAuditor();
  const ledger = createShardLedger();
  const failures: Error[] = [];
  const manager = createVramManager({
    backend,
    gpuDevice: 3,
    auditor,
    ledger,
    clock: () => new Date('2026-11-20T12:00:00Z'),
    reportFailure: (failure) => failures.push(failure),
    workerId: 'worker-7',
    workerToken: 'canary-token',
    ...overrides,
  });
  return {
    manager,
    backend,
    auditor,
    ledger,
    failures,
    tamper(shardId, offset, bit) {
      const held = ledger.find(shardId);
      if (held === undefined) throw new Error(`no shard ${shardId} to tamper with`);
      backend.flipBit(held.handle, offset, bit);
    },
  };
};

/** A request to seal so many bytes, or these. */
export const sealRequest = (shardId: string, model: number | Uint8Array): SealRequest => ({
  shardId,
  gpuDevice: 3,
  source: bytesSource(typeof model === 'number' ? Buffer.alloc(model, shardId) : model),
  actor: testActor,
});
