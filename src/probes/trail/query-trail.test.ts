import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { queryTrail, type TrailQuery } from './query-trail';
import { memorySource } from './source';
import { FIRST, Forge, KEY, linesOf, withLines } from './testing';
import { TrailKey } from './trail-key';

const actor = (user_id: string) => ({
  user_id,
  ip: null,
  auth_method: 'internal',
  session_id: null,
});

const forge = new Forge().append(
  {
    timestamp: '2026-11-19T23:59:59.999Z',
    event: { event_type: 'VramSealed', actor: actor('worker-1'), shard_id: 'shard-1' },
  },
  {
    timestamp: '2026-11-20T00:00:00.000Z',
    severity: 'CRITICAL',
    event: { event_type: 'PathTraversalAttempt', actor: actor('worker-2'), path: '../../ä"\\' },
  },
  {
    timestamp: '2026-11-20T23:59:59.999Z',
    event: { event_type: 'SealVerified', worker_id: 'worker-1', shard_id: 'shard-2' },
  },
  {
    timestamp: '2026-11-21T00:00:00.000Z',
    severity: 'LIFE',
    event: { event_type: 'TrailClosed', boot_id: 'b' },
  },
);

const ask = async (query: TrailQuery, files: ReadonlyMap<string, Buffer> = forge.files) => {
  const found: string[] = [];
  const verification = await queryTrail(
    memorySource(files),
    [new TrailKey(KEY)],
    query,
    (line) => found.push(line),
    () => Promise.resolve(),
  );
  return {
    found,
    seqs: found.map((line) => (JSON.parse(line) as { seq: number }).seq),
    verification,
  };
};

describe('a query', () => {
  const cases: readonly (readonly [string, TrailQuery, readonly number[]])[] = [
    ['everything when nothing is asked', {}, [1, 2, 3, 4]],
    [
      'a day, from its first moment to before the next',
      { from: '2026-11-20', to: '2026-11-21' },
      [2, 3],
    ],
    [
      'moments in any zone',
      { from: '2026-11-20T01:00:00+01:00', to: '2026-11-20T23:59:59.999Z' },
      [2],
    ],
    ['an event type', { event: 'SealVerified' }, [3]],
    ['a severity', { severity: 'CRITICAL' }, [2]],
    ['an actor, by user or by worker', { actor: 'worker-1' }, [1, 3]],
    ['a shard', { resource: 'shard-2' }, [3]],
    ['a path, whatever it holds', { resource: '../../ä"\\' }, [2]],
    ['all conditions together', { actor: 'worker-1', resource: 'shard-1', to: '2026-11-20' }, [1]],
    ['nothing where conditions contradict', { event: 'VramSealed', severity: 'LIFE' }, []],
    ['so many at most', { limit: 2 }, [1, 2]],
  ];
  for (const [what, query, seqs] of cases) {
    test(`finds ${what}`, async () => {
      const answer = await ask(query);
      assert.deepEqual(answer.seqs, seqs);
      assert.equal(answer.verification.ok, true);
      assert.equal(answer.verification.records, 4);
    });
  }

  test('finds a record of no readable time, of all members and of no actor', async () => {
    const odd = new Forge().append(
      { timestamp: 'noon' },
      {
        event: {
          ...{ event_type: 'X', actor: actor('worker-1'), worker_id: 'worker-2' },
          ...{ shard_id: 'shard-1', path: '/p' },
        },
      },
      { event: { event_type: 'X', actor: null, worker_id: 'worker-1' } },
    ).files;
    assert.deepEqual((await ask({}, odd)).seqs, [1, 2, 3]);
    assert.deepEqual((await ask({ event: 'X' }, odd)).seqs, [2, 3]);
    assert.deepEqual((await ask({ actor: 'worker-1' }, odd)).seqs, [2, 3]);
  });

  test('takes a time to the minute', async () => {
    assert.deepEqual((await ask({ from: '2026-11-21T00:00Z' })).seqs, [4]);
  });

  test('gives records exactly as they stand in the trail', async () => {
    assert.equal((await ask({})).found.join(''), forge.files.get(FIRST)?.toString());
  });

  test('finds what comes before a bad record, and says that the trail does not hold', async () => {
    const lines = linesOf(forge.files);
    const { seqs, verification } = await ask({}, withLines(forge.files, lines.toSpliced(2, 1)));
    assert.deepEqual(seqs, [1, 2]);
    assert.equal(verification.firstBad?.line, 3);
  });

  test('verifies beyond its limit', async () => {
    const lines = linesOf(forge.files);
    const { seqs, verification } = await ask(
      { limit: 1 },
      withLines(forge.files, lines.toSpliced(2, 1)),
    );
    assert.deepEqual(seqs, [1]);
    assert.equal(verification.ok, false);
  });

  test('refuses a time that depends on where one stands, or is none', async () => {
    for (const from of [
      'yesterday',
      '2026-11-20T12:00:00',
      '20.11.2026',
      '2026-13-01',
      '2026-11-31',
      '',
    ]) {
      await assert.rejects(ask({ from }), {
        code: 'INVALID_TIME',
        message: /expected a time such as/,
      });
    }
  });
});
