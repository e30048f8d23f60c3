import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Losses } from './losses';

const FIRST = Date.UTC(2026, 10, 20, 12);
const LATER = FIRST + 1_000;

test('losses are told by cause, counted by type, from the first to the last', () => {
  const losses = new Losses();
  losses.note('SealVerified', 'BUFFER_FULL', LATER);
  losses.note('SealVerified', 'BUFFER_FULL', FIRST);
  losses.note('PolicyViolation', 'BUFFER_FULL', LATER);
  losses.note('SealVerified', 'WRITE_FAILED', LATER, 5);
  assert.equal(losses.count, 8);
  assert.deepEqual(losses.toEvents(), [
    {
      event_type: 'EventsLost',
      count: 3,
      by_type: { SealVerified: 2, PolicyViolation: 1 },
      cause: 'BUFFER_FULL',
      from: '2026-11-20T12:00:00.000Z',
      to: '2026-11-20T12:00:01.000Z',
    },
    {
      event_type: 'EventsLost',
      count: 5,
      by_type: { SealVerified: 5 },
      cause: 'WRITE_FAILED',
      from: '2026-11-20T12:00:01.000Z',
      to: '2026-11-20T12:00:01.000Z',
    },
  ]);
});

test('what two have counted is one count', () => {
  const [one, other] = [new Losses(), new Losses()];
  one.note('a', 'BUFFER_FULL', LATER, 2);
  other.note('a', 'BUFFER_FULL', FIRST, 3);
  other.note('b', 'SYNC_FAILED', FIRST);
  one.merge(other);
  assert.equal(one.count, 6);
  assert.deepEqual(
    one.toEvents().map(({ by_type, from }) => [by_type, from]),
    [
      [{ a: 5 }, '2026-11-20T12:00:00.000Z'],
      [{ b: 1 }, '2026-11-20T12:00:00.000Z'],
    ],
  );
});

test('types without end do not grow the memory, and none goes uncounted', () => {
  const losses = new Losses();
  for (let n = 0; n < 1000; n += 1) losses.note(`type-${n}`, 'BUFFER_FULL', FIRST);
  const [event] = losses.toEvents();
  assert.ok(event?.event_type === 'EventsLost');
  assert.equal(Object.keys(event.by_type).length, 33);
  assert.equal(event.by_type.other, 968);
});
