import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCollector, spoolRoom, type Behaviour } from './testing';

const never: Behaviour = () => undefined;

const refuse: Behaviour = (_, response) => {
  response.writeHead(400).end();
};

test('disposal delivers all there is when the collector is well', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  const delivery = await room.open(collector.url, { settings: { batch_records: 10 } });
  delivery.advance(await room.write(95));
  await Promise.all([delivery[Symbol.asyncDispose](), delivery[Symbol.asyncDispose]()]);
  assert.deepEqual(collector.stored, room.written);
  assert.deepEqual(room.lines, []);
});

test('disposal ends when its time is over, and says what is undelivered', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  collector.script.push(never);
  const delivery = await room.open(collector.url, { settings: { drain_ms: 100 } });
  delivery.advance(await room.write(3));
  await collector.hasArrived(1);
  await delivery[Symbol.asyncDispose]();
  assert.equal(delivery.status.undelivered, 3);
  assert.match(
    room.lines.at(-1) ?? '',
    /ERROR audit: 3 audit records are left for the next start to deliver: \[STOPPED\]/,
  );
});

test('disposal cuts a wait short, makes one more attempt and does not wait again', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  collector.script.push(
    ...Array<Behaviour>(9).fill((_, response) => {
      response.writeHead(503, { 'retry-after': '3600' }).end();
    }),
  );
  const waiting = Promise.withResolvers<null>();
  const timer = (ms: number) => {
    if (ms === 3_600_000) waiting.resolve(null);
    return () => undefined;
  };
  const delivery = await room.open(collector.url, { timer });
  delivery.advance(await room.write(1));
  await waiting.promise;
  assert.equal(collector.arrivals.length, 1);
  await delivery[Symbol.asyncDispose]();
  assert.equal(collector.arrivals.length, 2);
  assert.equal(delivery.status.undelivered, 1);
});

test('after disposal nothing more is sent', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  const delivery = await room.open(collector.url);
  await delivery[Symbol.asyncDispose]();
  delivery.advance(await room.write(1));
  await delivery[Symbol.asyncDispose]();
  assert.equal(delivery.status.undelivered, 1);
  await using next = await room.open(collector.url);
  next.advance(await room.write(1));
  await room.settled();
  assert.equal(collector.arrivals.length, 1);
});

test('a loss that cannot be recorded is not final: the records are sent again', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  collector.script.push(refuse);
  const observer = {
    ...room.observer,
    givenUp: () => Promise.reject(new Error('the trail is closed')),
  };
  await using delivery = await room.open(collector.url, { observer });
  delivery.advance(await room.write(2));
  await room.settled();
  assert.deepEqual(collector.stored, room.written);
  assert.equal(delivery.status.givenUp, 0);
  assert.match(room.lines[0] ?? '', /\[UNRECORDED\].*the trail is closed/);
});

test('a loss whose recording stalls does not hold disposal up, and is not final', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  collector.script.push(refuse);
  const asked = Promise.withResolvers<null>();
  const observer = {
    ...room.observer,
    givenUp: () => {
      asked.resolve(null);
      return new Promise<void>(() => undefined);
    },
  };
  const delivery = await room.open(collector.url, { observer, settings: { drain_ms: 50 } });
  delivery.advance(await room.write(2));
  await asked.promise;
  await delivery[Symbol.asyncDispose]();
  assert.equal(delivery.status.undelivered, 2);
  await using next = await room.open(collector.url);
  next.advance(await room.write(0));
  await room.settled();
  assert.deepEqual(collector.stored, room.written);
});
