import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Emission } from './emission';
import type { DiskFault } from './faulty-storage';
import { aCriticalEvent, aRoutineEvent, trailRoom } from './testing';

type Step =
  | { readonly kind: 'emit'; readonly critical: boolean; readonly times: number }
  | { readonly kind: 'fault'; readonly fault: DiskFault; readonly after: number }
  | { readonly kind: 'turn' }
  | { readonly kind: 'flush' }
  | { readonly kind: 'restart' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('emit' as const),
        critical: fc.boolean(),
        times: fc.integer({ min: 1, max: 8 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('fault' as const),
        fault: fc.constantFrom<DiskFault>('write-error', 'sync-error', 'stall', 'none'),
        after: fc.integer({ min: 0, max: 3 }),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ kind: 'turn' as const }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'flush' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  ),
  { maxLength: 25 },
);

/** Goes through a sequence on a real directory, ends on a healthy disk, and says what was emitted. */
const live = async (room: Awaited<ReturnType<typeof trailRoom>>, sequence: readonly Step[]) => {
  let now = Date.UTC(2026, 10, 20);
  const open = () =>
    room.open({
      capacity: 6,
      clock: () => (now += 400),
      flush: { batch_size: 4, critical_wait_ms: 60_000 },
    });
  const emissions: Emission[] = [];
  let trail = await open();
  let auditor = room.auditor(trail);
  const flushes: Promise<void>[] = [];
  for (const step of sequence) {
    switch (step.kind) {
      case 'emit':
        for (let n = 0; n < step.times; n += 1) {
          const id = `shard-${emissions.length}`;
          emissions.push(auditor.emit(step.critical ? aCriticalEvent(id) : aRoutineEvent(id)));
        }
        break;
      case 'fault':
        room.disk.inject(step.fault, step.after);
        break;
      case 'turn':
        await new Promise((resolve) => setTimeout(resolve, 1));
        break;
      case 'flush':
        flushes.push(auditor.flush());
        break;
      case 'restart': {
        const disposal = trail[Symbol.asyncDispose]();
        room.disk.inject('none', 0);
        await disposal;
        trail = await open();
        auditor = room.auditor(trail);
      }
    }
  }
  room.disk.inject('none', 0);
  await trail[Symbol.asyncDispose]();
  await Promise.all(flushes);
  return emissions;
};

test('whatever the disk does, each event is either in the trail once or counted as failed once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      await using room = await trailRoom();
      const emissions = await live(room, sequence);
      const stored = (await room.records()).map(({ event }) => event.shard_id ?? event.path);
      const kept = emissions.flatMap(({ failure }, n) => (failure === null ? [`shard-${n}`] : []));
      assert.deepEqual(stored, kept);
      const { attempts, failures, critical } = await room.counted();
      assert.equal(attempts, emissions.length);
      assert.equal(attempts, stored.length + failures);
      const lost = emissions.filter(({ failure }) => failure !== null);
      assert.equal(critical, lost.filter(({ severity }) => severity === 'critical').length);
      const logged = room.lines.filter((line) => line.includes(' was not recorded: '));
      assert.equal(logged.length, failures);
    }),
    { numRuns: 150 },
  );
});
