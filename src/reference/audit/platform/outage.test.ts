import assert from 'node:assert/strict';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { START, writeCursor } from './cursor';
import type { Loss } from './observer';
import { openCollector, spoolRoom, storeAll, type Behaviour } from './testing';

/** A port on which nobody listens any more. */
const deserted = async (room: Awaited<ReturnType<typeof spoolRoom>>) => {
  const { url, [Symbol.asyncDispose]: close } = await openCollector(room.publicKey);
  await close();
  return { url, port: Number(new URL(url).port) };
};

const unavailable: Behaviour = (_, response) => {
  response.writeHead(503).end();
};

const partly: Behaviour = (arrival, response, at) => {
  const [, second = '', third = ''] = arrival.auditIds;
  at.store(arrival, [third]);
  const rejected = [{ audit_id: second, reason: 'unwanted' }];
  response.writeHead(207).end(JSON.stringify({ accepted: [third], rejected }));
  at.script.unshift(unavailable);
};

test('delivery goes on when a collector that was away comes back', async () => {
  await using room = await spoolRoom();
  const { url, port } = await deserted(room);
  const failed = Promise.withResolvers<null>();
  const log = {
    error: (_: string, cause: unknown) => {
      if (String(cause).includes('cannot be reached')) failed.resolve(null);
    },
    warn: () => undefined,
  };
  await using delivery = await room.open(url, { log });
  delivery.advance(await room.write(3));
  await failed.promise;
  await using collector = await openCollector(room.publicKey, port);
  await room.settled();
  assert.deepEqual(collector.stored, room.written);
});

test('being told of nothing new does not keep delivery from what comes next', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  const end = await room.write(1);
  {
    await using delivery = await room.open(collector.url);
    delivery.advance(end);
  }
  await using delivery = await room.open(collector.url);
  delivery.advance(end);
  delivery.advance(await room.write(1));
  await delivery[Symbol.asyncDispose]();
  assert.deepEqual(collector.stored, room.written);
});

test('a restart during an outage goes on where the last process stopped', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  {
    await using delivery = await room.open(collector.url);
    delivery.advance(await room.write(3));
    await room.settled();
  }
  const { url } = await deserted(room);
  {
    await using delivery = await room.open(url);
    delivery.advance(await room.write(4, { file: '2026-11-21.audit' }));
  }
  assert.match(room.lines[0] ?? '', /cannot be reached.*ECONNREFUSED/);
  assert.doesNotMatch(room.lines.join(''), /v1/);
  assert.match(room.lines.at(-1) ?? '', /4 audit records are left for the next start to deliver/);
  await using delivery = await room.open(collector.url);
  delivery.advance(await room.write(1, { file: '2026-11-21.audit' }));
  await room.settled();
  assert.deepEqual(collector.stored, room.written);
  assert.deepEqual(
    collector.arrivals.map(({ auditIds }) => auditIds.length),
    [3, 5],
  );
});

test('a batch cut short by a restart is sent again under the same key', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  collector.script.push((arrival, response, at) => {
    at.store(arrival);
    response.destroy();
  });
  const end = await room.write(3);
  for (let life = 0; life < 2; life += 1) {
    await using delivery = await room.open(collector.url);
    delivery.advance(end);
  }
  assert.equal(collector.arrivals.length, 2);
  assert.deepEqual(collector.arrivals[1], collector.arrivals[0]);
  assert.deepEqual(collector.stored, room.written);
});

test('what was settled out of order before a restart is neither sent nor counted again', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  collector.script.push(partly);
  const end = await room.write(4);
  for (let life = 0; life < 2; life += 1) {
    await using delivery = await room.open(collector.url);
    delivery.advance(end);
  }
  const [first = '', second, , fourth = ''] = room.written.keys();
  assert.deepEqual(
    collector.arrivals.map(({ auditIds }) => auditIds),
    [[...room.written.keys()], [first, fourth], [first, fourth]],
  );
  assert.deepEqual(
    room.losses.flatMap(({ records }) => records.map(({ auditId }) => auditId)),
    [second],
  );
  assert.equal(room.delivered.length, 3);
});

test('a trail that ends in what was settled out of order is delivered in full', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  collector.script.push((arrival, response, at) => {
    const last = arrival.auditIds.slice(-1);
    at.store(arrival, last);
    response.writeHead(207).end(JSON.stringify({ accepted: last }));
    at.script.push(unavailable);
  });
  const end = await room.write(2);
  for (let life = 0; life < 2; life += 1) {
    await using delivery = await room.open(collector.url);
    delivery.advance(end);
  }
  assert.deepEqual(
    collector.arrivals.map(({ auditIds }) => auditIds.length),
    [2, 1, 1],
  );
  assert.doesNotMatch(room.lines.join(''), /SPOOL_BROKEN/);
  assert.equal(room.delivered.length, 2);
});

test('a broken cursor costs a resend under the same ids, not a record', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  const end = await room.write(3);
  await writeFile(join(room.directory, 'delivery.json'), '{"version":1,');
  await using delivery = await room.open(collector.url);
  delivery.advance(end);
  await room.settled();
  assert.match(room.lines[0] ?? '', /sent again.*CURSOR_BROKEN/);
  assert.deepEqual(collector.stored, room.written);
});

test('a cursor that is ahead of the trail is of another trail, and passes over no record', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  await writeCursor(room.directory, { ...START, file: '2026-11-19.audit', seq: 5000 });
  await using delivery = await room.open(collector.url);
  delivery.advance(await room.write(3));
  assert.equal(delivery.status.undelivered, 3);
  await room.settled();
  assert.deepEqual(collector.stored, room.written);
  assert.match(room.lines[0] ?? '', /sent again.*CURSOR_BROKEN.*seq 5000.*ends at 3/);
});

test('a cursor that cannot be written is logged, and delivery goes on', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  await mkdir(join(room.directory, 'delivery.json.next'));
  {
    await using delivery = await room.open(collector.url, { settings: { batch_records: 2 } });
    delivery.advance(await room.write(4));
    await room.settled();
  }
  assert.deepEqual(collector.stored, room.written);
  assert.equal(collector.arrivals.length, 2);
  assert.match(room.lines[0] ?? '', /the delivery cursor could not be written/);
});

test('records that leave the trail undelivered are counted as given up', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  {
    await using delivery = await room.open(collector.url);
    delivery.advance(await room.write(2, { file: '2026-11-20.audit' }));
    await room.settled();
  }
  await room.write(3, { file: '2026-11-21.audit' });
  await rm(join(room.directory, '2026-11-21.audit'));
  await using delivery = await room.open(collector.url);
  delivery.advance(await room.write(1, { file: '2026-11-22.audit' }));
  await room.settled();
  assert.deepEqual(
    room.losses.map(({ reason, count }) => [reason, count]),
    [['GONE', 3]],
  );
  assert.equal(delivery.status.givenUp, 3);
  assert.equal(delivery.status.undelivered, 0);
  assert.equal(collector.stored.size, 3);
});

test('records cut out of the middle of a file are counted once, even if at first it fails', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  const end = await room.write(6);
  const lines = [...room.written.values()];
  const kept = [...lines.slice(0, 2), ...lines.slice(4)].join('');
  await writeFile(join(room.directory, end.file), kept);
  collector.script.push(storeAll, (_, response) => {
    response.writeHead(400).end();
  });
  let refusals = 0;
  const observer = {
    ...room.observer,
    givenUp: (loss: Loss) => {
      if (loss.reason === 'GONE') return room.observer.givenUp(loss);
      refusals += 1;
      return Promise.reject(new Error('not now'));
    },
  };
  await using delivery = await room.open(collector.url, { observer });
  delivery.advance({ ...end, size: kept.length });
  await room.settled();
  assert.equal(refusals, 1);
  assert.deepEqual(
    room.losses.map(({ reason, count }) => [reason, count]),
    [['GONE', 2]],
  );
  assert.equal(delivery.status.givenUp, 2);
  assert.equal(collector.stored.size, 4);
});

test('a trail file that cannot be read is waited for, not passed over', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  const end = await room.write(2);
  const path = join(room.directory, end.file);
  const aside = `${path}.aside`;
  await rename(path, aside);
  const failed = Promise.withResolvers<null>();
  const log = {
    error: () => {
      failed.resolve(null);
    },
    warn: () => undefined,
  };
  await using delivery = await room.open(collector.url, { log });
  delivery.advance(end);
  await failed.promise;
  assert.equal(delivery.status.failure?.code, 'SPOOL_BROKEN');
  await rename(aside, path);
  await room.settled();
  assert.deepEqual(collector.stored, room.written);
  assert.deepEqual(room.losses, []);
  assert.equal(await readFile(path, 'utf8'), [...room.written.values()].join(''));
});

test('thousands of records that waited out an outage arrive in order, in batches within their bound', async () => {
  await using room = await spoolRoom();
  await using collector = await openCollector(room.publicKey);
  collector.script.push(...Array<Behaviour>(20).fill(unavailable));
  await using delivery = await room.open(collector.url, { settings: { batch_records: 100 } });
  for (let n = 0; n < 20; n += 1) delivery.advance(await room.write(100));
  await room.settled();
  assert.ok(collector.arrivals.every(({ auditIds }) => auditIds.length <= 100));
  assert.deepEqual(collector.stored, room.written);
  assert.deepEqual([...collector.stored.keys()], [...room.written.keys()]);
});
