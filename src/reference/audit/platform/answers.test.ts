import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import nock from 'nock';
import { spoolRoom, type SpoolRoom } from './testing';

const HOST = 'https://collector.example';
const URL = `${HOST}/v1/audit`;

beforeEach(() => {
  nock.disableNetConnect();
});

afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

interface Seen {
  readonly key: string;
  readonly ids: readonly string[];
}

type Reply = readonly [status: number, body?: unknown, headers?: Record<string, string>];

/** Answers one request after the other; without a reply of its own, a batch is acknowledged. */
const answering = (...replies: readonly ((seen: Seen) => Reply)[]): Seen[] => {
  const seen: Seen[] = [];
  const left = [...replies];
  nock(HOST)
    .persist()
    .post('/v1/audit')
    .reply(async (request: Request) => {
      const text = await request.text();
      const lines = text.trimEnd().split('\n');
      const one = {
        key: request.headers.get('idempotency-key') ?? '',
        ids: lines.map((line) => (JSON.parse(line) as { audit_id: string }).audit_id),
      };
      seen.push(one);
      const [status, body = '', headers = {}] = left.shift()?.(one) ?? [200, { batch: one.key }];
      return [status, JSON.stringify(body), headers];
    });
  return seen;
};

const always =
  (...reply: Reply) =>
  () =>
    reply;

/** Delivers four records to whatever answers, until each of them is settled. */
const deliverFour = async (room: SpoolRoom) => {
  const end = await room.write(4);
  const delivery = await room.open(URL);
  delivery.advance(end);
  await room.settled();
  await delivery[Symbol.asyncDispose]();
  assert.equal(delivery.status.undelivered, 0);
  return [...room.written.keys()];
};

const idsOf = (room: SpoolRoom) => room.delivered.map(({ auditId }) => auditId);

test('a batch that is acknowledged by its key is delivered, once', async () => {
  await using room = await spoolRoom();
  const seen = answering();
  const ids = await deliverFour(room);
  assert.deepEqual(
    seen.map((one) => one.ids),
    [ids],
  );
  assert.deepEqual(idsOf(room), ids);
  assert.deepEqual(room.lines, []);
});

for (const status of [408, 425, 429, 500, 502, 503, 504]) {
  test(`${status} is tried again, the same records under the same key`, async () => {
    await using room = await spoolRoom();
    const seen = answering(always(status), always(status));
    const ids = await deliverFour(room);
    assert.equal(seen.length, 3);
    assert.deepEqual(seen[2], seen[0]);
    assert.deepEqual(seen[1], seen[0]);
    assert.deepEqual(idsOf(room), ids);
    assert.deepEqual(room.waits, [375, 750]);
    assert.match(room.lines[0] ?? '', new RegExp(`ERROR audit: .* answered ${status}`));
  });
}

test('once a batch is through, the next failure is waited for as if it were the first', async () => {
  await using room = await spoolRoom();
  answering(always(503), ({ ids }) => [207, { accepted: ids.slice(1) }], always(503));
  await deliverFour(room);
  assert.deepEqual(room.waits, [375, 375, 375]);
});

for (const [what, value, waitMs] of [
  ['seconds', '7', 7_000],
  ['a date', 'Fri, 20 Nov 2026 12:00:45 GMT', 45_000],
  ['more than anybody should', '99999999', 3_600_000],
  ['less than the backoff', '0', 375],
  ['nonsense', 'soon', 375],
] as const) {
  for (const status of [429, 503]) {
    test(`${status} that asks to wait ${what} is waited for within bounds`, async () => {
      await using room = await spoolRoom();
      answering(always(status, '', { 'retry-after': value }));
      await deliverFour(room);
      assert.deepEqual(room.waits, [waitMs]);
    });
  }
}

for (const status of [400, 409, 415, 422]) {
  test(`${status} gives its records up, each of them named`, async () => {
    await using room = await spoolRoom();
    const seen = answering(always(status));
    const ids = await deliverFour(room);
    assert.equal(seen.length, 1);
    assert.deepEqual(idsOf(room), []);
    assert.equal(room.losses.length, 1);
    const [loss] = room.losses;
    assert.equal(loss?.reason, 'REFUSED');
    assert.equal(loss.count, 4);
    assert.deepEqual(
      loss.records.map(({ auditId }) => auditId),
      ids,
    );
    assert.match(
      room.lines[0] ?? '',
      new RegExp(`ERROR audit: 2 VramSealed, 2 SealVerified will never be delivered: .*${status}`),
    );
  });
}

for (const status of [401, 403, 404, 405, 410]) {
  test(`${status} loses nothing: it is tried again, seldom, until somebody puts it right`, async () => {
    await using room = await spoolRoom();
    answering(always(status));
    const ids = await deliverFour(room);
    assert.deepEqual(idsOf(room), ids);
    assert.deepEqual(room.losses, []);
    assert.deepEqual(room.waits, [60_000]);
    assert.match(room.lines[0] ?? '', /\[NOT_ADMITTED\]/);
  });
}

for (const status of [301, 302, 303, 307, 308]) {
  for (const location of ['https://elsewhere.example/', 'http://collector.example/', '/v2']) {
    test(`${status} to ${location} is not followed`, async () => {
      await using room = await spoolRoom();
      const followed: string[] = [];
      nock.emitter.on('no match', (request: Request) => followed.push(request.url));
      answering(always(status, '', { location }));
      const ids = await deliverFour(room);
      nock.emitter.removeAllListeners('no match');
      assert.deepEqual(followed, []);
      assert.deepEqual(idsOf(room), ids);
      assert.match(room.lines[0] ?? '', /must not redirect/);
      assert.doesNotMatch(room.lines.join(''), /elsewhere|v2/);
    });
  }
}

test('413 is split down to the one record that is too large, which alone is given up', async () => {
  await using room = await spoolRoom();
  const third = () => [...room.written.keys()][2] ?? '';
  const reply = (one: Seen): Reply =>
    one.ids.includes(third()) ? [413] : [200, { batch: one.key }];
  const seen = answering(...Array<typeof reply>(9).fill(reply));
  const ids = await deliverFour(room);
  assert.deepEqual(
    seen.map((one) => one.ids.map((id) => ids.indexOf(id))),
    [[0, 1, 2, 3], [0, 1], [2, 3], [2], [3]],
  );
  assert.deepEqual(idsOf(room), [ids[0], ids[1], ids[3]]);
  assert.deepEqual(
    room.losses.map(({ reason, records }) => [reason, records.map(({ auditId }) => auditId)]),
    [['TOO_LARGE', [third()]]],
  );
});

test('after a partial success only what is unsettled is sent again', async () => {
  await using room = await spoolRoom();
  const seen = answering(({ ids }) => [
    207,
    { accepted: [ids[0], ids[2]], rejected: [{ audit_id: ids[1], reason: 'no such shard' }] },
  ]);
  const ids = await deliverFour(room);
  assert.deepEqual(
    seen.map((one) => one.ids),
    [ids, [ids[3]]],
  );
  assert.deepEqual(idsOf(room), [ids[0], ids[2], ids[3]]);
  assert.deepEqual(
    room.losses.map(({ reason, detail, records }) => [reason, detail, records[0]?.auditId]),
    [['REJECTED', 'the collector rejected it: no such shard', ids[1]]],
  );
  assert.deepEqual(room.waits, [375]);
});

for (const [what, reply] of [
  ['has no body', () => [204]],
  ['is a friendly page', () => [200, 'welcome']],
  ['is an empty object', () => [200, {}]],
  ['names another batch', () => [200, { batch: 'f'.repeat(64) }]],
  ['accepts for another batch', ({ ids }) => [207, { batch: 'f'.repeat(64), accepted: ids }]],
  ['names no record', ({ key }) => [207, { batch: key, accepted: [] }]],
  ['names a record that was not sent', () => [207, { accepted: ['stranger'] }]],
  [
    'both accepts and rejects a record',
    ({ ids }) => [207, { accepted: ids, rejected: [{ audit_id: ids[0], reason: '' }] }],
  ],
  ['has members of other types', () => [207, { accepted: 'all' }]],
  ['is endless', ({ key }) => [200, { batch: key, padding: 'x'.repeat(1_100_000) }]],
] as readonly (readonly [string, (seen: Seen) => Reply])[]) {
  test(`a success that ${what} acknowledges nothing`, async () => {
    await using room = await spoolRoom();
    const seen = answering(reply);
    const ids = await deliverFour(room);
    assert.equal(seen.length, 2);
    assert.deepEqual(idsOf(room), ids);
    assert.match(room.lines[0] ?? '', /\[UNACKNOWLEDGED\]/);
  });
}

test('neither the path of the URL nor the key appears in a log line', async () => {
  await using room = await spoolRoom();
  answering(always(503), always(401), always(302, '', { location: `${URL}/secret-path` }));
  await deliverFour(room);
  assert.equal(room.lines.length, 3);
  assert.doesNotMatch(room.lines.join(''), /v1|secret-path|PRIVATE/);
});

test('a request carries the exact lines, their type, the key of the batch and a signature', async () => {
  await using room = await spoolRoom();
  let headers: Headers | undefined;
  nock(HOST)
    .post('/v1/audit')
    .reply(async (request: Request) => {
      headers = new Headers(request.headers);
      assert.equal(await request.text(), [...room.written.values()].join(''));
      return [200, JSON.stringify({ batch: headers.get('idempotency-key') })];
    });
  await deliverFour(room);
  assert.equal(headers?.get('content-type'), 'application/x-ndjson');
  assert.match(headers.get('idempotency-key') ?? '', /^[0-9a-f]{64}$/);
  assert.match(headers.get('audit-signature') ?? '', /^key-id="[0-9a-f]{64}", ed25519=:.+:$/);
});
