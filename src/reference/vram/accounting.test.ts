import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Shard } from '../../protocol';
import { testActor } from '../recording-auditor';
import { CAPACITY_BYTES, createVramFixture, sealRequest, type VramFixture } from './vram-fixture';

/** What the manager should think, kept by hand. */
interface Model {
  readonly held: Map<string, Shard>;
  stopped: boolean;
}

const usedBy = ({ held }: Model): number =>
  [...held.values()].reduce((sum, { vram_bytes }) => sum + vram_bytes, 0);

type Step = (model: Model, fixture: VramFixture) => Promise<void>;

const ids = fc.constantFrom('a', 'b', 'c', 'd');

const sealing = fc
  .tuple(ids, fc.integer({ min: 1, max: 600 }))
  .map<Step>(([id, bytes]) => async (model, { manager }) => {
    const fits = !model.stopped && !model.held.has(id) && usedBy(model) + bytes <= CAPACITY_BYTES;
    const outcome = manager.seal(sealRequest(id, bytes));
    if (fits) model.held.set(id, await outcome);
    else await assert.rejects(outcome);
  });

const badId = fc.constantFrom('../a', '', 'a/b').map<Step>((id) => async (_, { manager }) => {
  await assert.rejects(manager.seal(sealRequest(id, 10)), { code: 'INVALID_SHARD_ID' });
});

const verifying = ids.map<Step>((id) => async (model, { manager }) => {
  const shard = model.held.get(id);
  if (shard === undefined) return;
  if (model.stopped) await assert.rejects(manager.verify(shard, testActor));
  else await manager.verify(shard, testActor);
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

const deallocating = ids.map<Step>((id) => async (model, { manager }) => {
  const shard = model.held.get(id);
  model.held.delete(id);
  const outcome = manager.deallocate(id, testActor);
  if (shard === undefined) await assert.rejects(outcome, { code: 'UNKNOWN_SHARD' });
  else assert.equal(await outcome, shard.vram_bytes);
});

const steps = fc.oneof(
  { weight: 5, arbitrary: sealing },
  { weight: 4, arbitrary: deallocating },
  { weight: 2, arbitrary: verifying },
  { weight: 1, arbitrary: badId },
  { weight: 1, arbitrary: tampering },
);

const trailBalance = ({ auditor }: VramFixture): number =>
  auditor.events.reduce((sum, event) => {
    if (event.event_type === 'VramAllocated') return sum + event.allocated_bytes;
    if (event.event_type === 'VramDeallocated') return sum - event.freed_bytes;
    return sum;
  }, 0);

test('used, available and total are exact after every step, and the trail adds up to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (sequence) => {
      const fixture = createVramFixture();
      const model: Model = { held: new Map(), stopped: false };
      for (const step of sequence) {
        await step(model, fixture);
        const used = usedBy(model);
        assert.deepEqual(await fixture.manager.state(), {
          state: model.stopped ? 'stopped' : 'running',
          total_bytes: CAPACITY_BYTES,
          used_bytes: used,
          available_bytes: CAPACITY_BYTES - used,
          shards: [...model.held.keys()],
        });
        assert.equal(trailBalance(fixture), used);
      }
      await fixture.manager[Symbol.asyncDispose]();
      assert.equal(trailBalance(fixture), 0);
    }),
    { numRuns: 300 },
  );
});
