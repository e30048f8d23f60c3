import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Shard } from '../../protocol';
import { testActor } from '../recording-auditor';
import { createMockBackend, type MockBackend, type VramBackend } from './backends';
import { interceptedBackend } from './intercepted-backend';
import { VramError } from './errors';
import { CAPACITY_BYTES, createVramFixture, sealRequest, type VramFixture } from './vram-fixture';

/** When a device fails: after so many calls, and then once or for good. */
interface Fault {
  readonly after: number;
  readonly lasts: boolean;
}

interface FailingDevice {
  readonly device: MockBackend;
  readonly backend: VramBackend;
  /** Puts a fault in place of the one before, and says how many calls that one failed. */
  readonly plan: (fault: Fault | null) => number;
}

const createFailingDevice = (): FailingDevice => {
  const device = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  let [fault, calls, failed]: [Fault | null, number, number] = [null, 0, 0];
  const isDue = (): boolean => {
    calls += 1;
    if (fault === null || calls <= fault.after || (failed > 0 && !fault.lasts)) return false;
    failed += 1;
    return true;
  };
  return {
    device,
    backend: interceptedBackend(device, (_, answer) =>
      isDue() ? Promise.reject(new Error('xid')) : answer(),
    ),
    plan(next) {
      const before = failed;
      [fault, calls, failed] = [next, 0, 0];
      return before;
    },
  };
};

/** What the manager should think, kept by hand. */
interface Model {
  readonly held: Map<string, Shard>;
  stopped: boolean;
}

/** One thing done; `isFailing` while the device may fail under it, so that its outcome is open. */
type Step = (model: Model, fixture: VramFixture, isFailing: boolean) => Promise<void>;

const usedBy = ({ held }: Model): number =>
  [...held.values()].reduce((sum, { vram_bytes }) => sum + vram_bytes, 0);

/** Null where the manager refuses; anything else that goes wrong is a failure of the test. */
const unlessRefused = async <T>(asked: Promise<T>): Promise<T | null> => {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof VramError) return null;
    throw cause;
  }
};

const ids = fc.constantFrom('a', 'b', 'c', 'd');

const sealing = fc
  .tuple(ids, fc.integer({ min: 1, max: 600 }))
  .map<Step>(([id, bytes]) => async (model, { manager, ledger }, isFailing) => {
    const room = CAPACITY_BYTES - ledger.usedBytes();
    const fits = !model.stopped && !model.held.has(id) && bytes <= room;
    const shard = await unlessRefused(manager.seal(sealRequest(id, bytes)));
    if (!isFailing) assert.equal(shard !== null, fits);
    if (shard !== null) model.held.set(id, shard);
  });

const badId = fc.constantFrom('../a', '', 'a/b').map<Step>((id) => async (_, { manager }) => {
  await assert.rejects(manager.seal(sealRequest(id, 10)), { code: 'INVALID_SHARD_ID' });
});

const verifying = ids.map<Step>((id) => async (model, { manager }, isFailing) => {
  const shard = model.held.get(id);
  if (shard === undefined) return;
  const holds = await manager.verify(shard, testActor).then(
    () => true,
    () => false,
  );
  if (!isFailing) assert.equal(holds, !model.stopped);
  if (!holds) model.stopped = true;
});

const tampering = fc
  .tuple(ids, fc.nat(), fc.nat(7))
  .map<Step>(([id, at, bit]) => async (model, { manager, tamper }) => {
    const shard = model.held.get(id);
    if (shard === undefined) return;
    tamper(id, at % shard.vram_bytes, bit);
    await assert.rejects(manager.verify(shard, testActor));
    model.stopped = true;
  });

const deallocating = ids.map<Step>((id) => async (model, { manager }, isFailing) => {
  const shard = model.held.get(id);
  const freed = await unlessRefused(manager.deallocate(id, testActor));
  if (!isFailing) assert.equal(freed, shard?.vram_bytes ?? null);
  if (freed !== null) model.held.delete(id);
});

const operations = fc.oneof(
  { weight: 5, arbitrary: sealing },
  { weight: 4, arbitrary: deallocating },
  { weight: 2, arbitrary: verifying },
  { weight: 1, arbitrary: badId },
  { weight: 1, arbitrary: tampering },
);

/** An operation, and how the device fails under it, if at all. */
const steps = fc.record({
  operation: operations,
  fault: fc.option(fc.record({ after: fc.nat(5), lasts: fc.boolean() }), { freq: 4 }),
});

const trailBalance = ({ auditor }: VramFixture): number =>
  auditor.events.reduce((sum, event) => {
    if (event.event_type === 'VramAllocated') return sum + event.allocated_bytes;
    if (event.event_type === 'VramDeallocated') return sum - event.freed_bytes;
    return sum;
  }, 0);

/** What was sealed and no device failed to take back is used; so says the device, and so the trail. */
const requireExact = async (
  model: Model,
  fixture: VramFixture,
  device: MockBackend,
): Promise<void> => {
  const { freeBytes } = await device.memoryInfo();
  const { used_bytes, ...state } = await fixture.manager.state();
  assert.deepEqual(state, {
    state: model.stopped ? 'stopped' : 'running',
    total_bytes: CAPACITY_BYTES,
    available_bytes: freeBytes,
    shards: [...model.held.keys()],
  });
  assert.equal(used_bytes, CAPACITY_BYTES - freeBytes);
  assert.equal(trailBalance(fixture), used_bytes);
  const abandoned = fixture.ledger.abandoned().reduce((sum, { bytes }) => sum + bytes, 0);
  assert.equal(used_bytes, usedBy(model) + abandoned);
};

const SEED = 20261120;

test('used, available and total are exact after every step, and the trail adds up to them', async (t) => {
  let [taken, failed] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 40 }), async (sequence) => {
      const failing = createFailingDevice();
      const fixture = createVramFixture({ backend: failing.backend }, failing.device);
      const model: Model = { held: new Map(), stopped: false };
      for (const { operation, fault } of sequence) {
        failing.plan(fault);
        await operation(model, fixture, fault !== null);
        failed += failing.plan(null) > 0 ? 1 : 0;
        taken += 1;
        await requireExact(model, fixture, failing.device);
      }
      await fixture.manager[Symbol.asyncDispose]();
      assert.equal(trailBalance(fixture), 0);
      assert.deepEqual(fixture.ledger.abandoned(), []);
      assert.equal((await failing.device.memoryInfo()).freeBytes, CAPACITY_BYTES);
    }),
    { numRuns: 500, seed: SEED },
  );
  t.diagnostic(`${taken} steps, ${failed} of them with a device that failed`);
});
