import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  answerJson,
  openCollector,
  spoolRoom,
  storeAll,
  type Behaviour,
  type SpoolRoom,
} from './testing';

/** An answer that only has a status; some of them make the sender wait. */
const plainly =
  (status: number): Behaviour =>
  (_, response) => {
    response.writeHead(status, { 'retry-after': '1', location: 'https://elsewhere.example/' });
    response.end('{"accepted":"?"}');
  };

const hangUp =
  (isStored: boolean): Behaviour =>
  (arrival, response, at) => {
    if (isStored) at.store(arrival);
    response.destroy();
  };

/** Each record in turn is accepted, rejected or passed over, as the fates say, over and over. */
const partially =
  (fates: readonly ('accept' | 'reject' | 'pass')[]): Behaviour =>
  (arrival, response, at) => {
    const fated = (fate: string) =>
      arrival.auditIds.filter((_, n) => fates[n % fates.length] === fate);
    const accepted = fated('accept');
    at.store(arrival, accepted);
    const rejected = fated('reject').map((audit_id) => ({ audit_id, reason: 'fate' }));
    answerJson(response, 207, { accepted, rejected });
  };

const behaviours: fc.Arbitrary<Behaviour> = fc.oneof(
  fc.constantFrom(200, 302, 400, 401, 413, 429, 500, 503).map(plainly),
  fc.boolean().map(hangUp),
  fc
    .array(fc.constantFrom('accept' as const, 'reject' as const, 'pass' as const), { minLength: 1 })
    .map(partially),
  fc.constant(storeAll),
);

type Step =
  | { readonly kind: 'write'; readonly count: number; readonly day: number }
  | { readonly kind: 'answer'; readonly behaviour: Behaviour }
  | { readonly kind: 'restart'; readonly drainMs: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('write' as const),
      count: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 0, max: 1 }),
    }),
    fc.record({ kind: fc.constant('answer' as const), behaviour: behaviours }),
    fc.record({ kind: fc.constant('restart' as const), drainMs: fc.integer({ min: 1, max: 20 }) }),
  ),
  { maxLength: 30 },
);

/** Goes through a sequence, ends with a collector that is well, and leaves nothing unsettled. */
const live = async (room: SpoolRoom, sequence: readonly Step[], batchRecords: number) => {
  await using collector = await openCollector(room.publicKey);
  const open = (drain_ms: number) =>
    room.open(collector.url, { settings: { batch_records: batchRecords, drain_ms } });
  let delivery = await open(20_000);
  let day = 20;
  let end = await room.write(1);
  delivery.advance(end);
  for (const step of sequence) {
    switch (step.kind) {
      case 'write':
        day += step.day;
        end = await room.write(step.count, { file: `2026-11-${day}.audit` });
        break;
      case 'answer':
        collector.script.push(step.behaviour);
        break;
      case 'restart':
        await delivery[Symbol.asyncDispose]();
        delivery = await open(step.drainMs);
    }
    delivery.advance(end);
  }
  await room.settled();
  await delivery[Symbol.asyncDispose]();
  return collector.stored;
};

test('whatever a collector answers, each record is delivered once or given up once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 8 }), async (sequence, batchRecords) => {
      await using room = await spoolRoom();
      const stored = await live(room, sequence, batchRecords);
      const delivered = room.delivered.map(({ auditId }) => auditId);
      const givenUp = room.losses.flatMap(({ records }) => records.map(({ auditId }) => auditId));
      assert.deepEqual([...delivered, ...givenUp].sort(), [...room.written.keys()].sort());
      assert.ok(room.losses.every(({ count, records }) => count === records.length));
      for (const id of delivered) assert.equal(stored.get(id), room.written.get(id));
    }),
    { numRuns: 150, timeout: 60_000, endOnFailure: true },
  );
});
