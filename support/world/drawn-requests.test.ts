import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../src/verdict';
import { CAPACITY_BYTES, SMALLEST_SIZED } from '../fixtures';
import { drawRequest, lastRequests, roomBeside, type DrawnRequest } from './drawn-requests';

/** What is drawn from a seed, and the room there was for each of it. */
const drawn = (seed: number, isBeyond: boolean): readonly (DrawnRequest & { room: number })[] => {
  const held = new Map<string, number>();
  const draw = seededRandom(seed);
  const made: (DrawnRequest & { room: number })[] = [];
  const make = (request: DrawnRequest): void => {
    const room = roomBeside(held);
    made.push({ ...request, room });
    if (request.asked === 'seal' && request.bytes <= room) held.set(request.shardId, request.bytes);
    if (request.asked === 'deallocate') held.delete(request.shardId);
  };
  for (let n = 0; n < 100; n += 1) make(drawRequest(held, `shard-${n}`, draw, isBeyond));
  lastRequests(held, 'shard', isBeyond).forEach(make);
  assert.equal(held.size, 0);
  return made;
};

const property = (isBeyond: boolean, holds: (made: ReturnType<typeof drawn>) => void): void => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      holds(drawn(seed, isBeyond));
    }),
    { seed: 20261121 },
  );
};

test('in the end every shard is given back, and what is given back is asked for once more', () => {
  property(true, (made) => {
    const back = made.filter(({ asked }) => asked === 'deallocate').map(({ shardId }) => shardId);
    const again = back.filter((shard, nth) => back.indexOf(shard) < nth);
    assert.ok(again.length > 0);
    assert.equal(new Set(again).size, again.length);
  });
});

test('within the memory everything drawn fits, and in the end all of it is used at once', () => {
  property(false, (made) => {
    const seals = made.filter(({ asked }) => asked === 'seal');
    assert.ok(seals.every(({ bytes, room }) => bytes >= SMALLEST_SIZED && bytes <= room));
    assert.equal(seals.at(-1)?.bytes, CAPACITY_BYTES);
  });
});

test('beyond the memory some of what is drawn does not fit, at times by a single byte', () => {
  const excess: number[] = [];
  property(true, (made) => {
    const beyond = made.filter(({ asked, bytes, room }) => asked === 'seal' && bytes > room);
    assert.ok(beyond.length > 0);
    excess.push(...beyond.map(({ bytes, room }) => bytes - room));
  });
  assert.ok(excess.includes(1));
});
