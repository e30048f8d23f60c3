import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { openCollector, spoolRoom, storeAll, type Behaviour } from './testing';

/** Long enough for a loaded machine to answer well, short enough to wait for. */
const SHORT_ATTEMPT_MS = 400;

const never: Behaviour = () => undefined;

const beginAnswer = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"batch":');
};

const neverFinish: Behaviour = (_, response) => {
  beginAnswer(response);
};

/** A byte at a time, for ever: each of them comes soon enough, all of them never do. */
const trickle: Behaviour = (_, response) => {
  beginAnswer(response);
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => {
    clearInterval(timer);
  });
};

const reset: Behaviour = (_, response) => {
  response.socket?.resetAndDestroy();
};

const resetInBody: Behaviour = (_, response) => {
  beginAnswer(response);
  response.socket?.resetAndDestroy();
};

const cutBody: Behaviour = ({ key }, response) => {
  response.writeHead(200, { 'content-length': 1_000 });
  response.write(JSON.stringify({ batch: key }));
  response.socket?.end();
};

const storeAndReset: Behaviour = (arrival, response, at) => {
  at.store(arrival);
  response.socket?.resetAndDestroy();
};

const storeAndStall: Behaviour = (arrival, _, at) => {
  at.store(arrival);
};

const flood: Behaviour = (_, response) => {
  beginAnswer(response);
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const pour = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
};

for (const [what, behaviour, code] of [
  ['accepts and never answers', never, 'TOO_SLOW'],
  ['begins an answer and stalls', neverFinish, 'TOO_SLOW'],
  ['trickles its answer for ever', trickle, 'TOO_SLOW'],
  ['resets the connection', reset, 'UNREACHABLE'],
  ['resets in the middle of its answer', resetInBody, 'UNREACHABLE'],
  ['cuts its answer short', cutBody, 'UNREACHABLE'],
  ['stores the batch and loses the answer', storeAndReset, 'UNREACHABLE'],
  ['stores the batch and never says so', storeAndStall, 'TOO_SLOW'],
  ['pours out an endless answer', flood, 'UNACKNOWLEDGED'],
] as const) {
  test(`a collector that ${what} gets the same batch again, and holds each record once`, async () => {
    await using room = await spoolRoom();
    await using collector = await openCollector(room.publicKey);
    collector.script.push(behaviour);
    const settings = { attempt_ms: SHORT_ATTEMPT_MS };
    await using delivery = await room.open(collector.url, { settings });
    delivery.advance(await room.write(3));
    await room.settled();
    const [first, second] = collector.arrivals;
    assert.deepEqual(second, first);
    assert.equal(collector.arrivals.length, 2);
    assert.deepEqual(collector.stored, room.written);
    assert.deepEqual(
      room.delivered.map(({ auditId }) => auditId),
      [...room.written.keys()],
    );
    assert.match(room.lines[0] ?? '', new RegExp(`\\[${code}\\]`));
  });
}

test('nothing counts as delivered before the acknowledgement is there', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  let answer = (): void => undefined;
  collector.script.push((arrival, response, at) => {
    answer = () => {
      storeAll(arrival, response, at);
    };
  });
  await using delivery = await room.open(collector.url);
  delivery.advance(await room.write(2));
  await collector.hasArrived(1);
  assert.deepEqual(room.delivered, []);
  assert.equal(delivery.status.undelivered, 2);
  answer();
  await room.settled();
  assert.equal(room.delivered.length, 2);
});

test('records written during an attempt travel together in the next batch', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  let answer = (): void => undefined;
  collector.script.push((arrival, response, at) => {
    answer = () => {
      storeAll(arrival, response, at);
    };
  });
  await using delivery = await room.open(collector.url);
  delivery.advance(await room.write(1));
  await collector.hasArrived(1);
  for (let n = 0; n < 5; n += 1) delivery.advance(await room.write(1));
  answer();
  await room.settled();
  assert.deepEqual(
    collector.arrivals.map(({ auditIds }) => auditIds.length),
    [1, 5],
  );
});
