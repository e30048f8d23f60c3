import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { ground } from './ground';
import { accountsForAll, seenWhole, type Found } from './invariants';
import { runWriter, type Life } from './run-writer';
import { strikes, underStrace, whyNoStrace } from './strace';

const skip = whyNoStrace() ?? false;
const DELAY_MS = 2_000;

/** By then the writer has handed the event before to the disk. */
const A_MOMENT = 'wait*200';

/** The first sync of the file is that of the record by which a life begins. */
const FIRST_EVENT = 2;

interface Slow {
  readonly rule?: string;
  readonly settings?: Readonly<Record<string, number>>;
}

/** One life on a disk whose first sync for an event takes two seconds. */
const liveSlowly = async (
  t: TestContext,
  steps: readonly string[],
  { rule = `fdatasync:delay_enter=${DELAY_MS}ms:when=${FIRST_EVENT}`, settings = {} }: Slow = {},
): Promise<{ life: Life; found: Found; account: NonNullable<Life['account']> }> => {
  const place = await ground();
  t.after(() => place[Symbol.asyncDispose]());
  const file = join(place.directory, '2026-11-20.audit');
  const under = underStrace(place.trace, [file], [rule]);
  const life = await runWriter(place.directory, 'slow', steps, { under, settings });
  assert.ok((await strikes(place.trace)) > 0, 'the delay must strike');
  assert.ok(life.account !== null, life.log);
  return { life, found: await seenWhole(place.directory), account: life.account };
};

test('an emission does not wait for a sync that takes two seconds', { skip }, async (t) => {
  const steps = ['emit', A_MOMENT, 'routine*1000', 'dispose'];
  const { life, found, account } = await liveSlowly(t, steps);
  accountsForAll(found, life);
  assert.equal(found.present.length, 1001);
  assert.ok(account.slowestWaitMs > DELAY_MS / 2, 'disposal waited for it');
  assert.ok(account.slowestEmitMs < DELAY_MS / 2);
  assert.ok(account.meanEmitMs < 1);
  t.diagnostic(`mean ${account.meanEmitMs} ms, slowest ${account.slowestEmitMs} ms`);
});

test('a critical event is not answered before it is synced', { skip }, async (t) => {
  const { life, found, account } = await liveSlowly(t, ['operation', 'dispose']);
  assert.equal(life.code, 0);
  assert.ok(account.slowestWaitMs >= DELAY_MS);
  assert.deepEqual([account.attempts, account.failures], [1, 0]);
  assert.deepEqual(found.present, ['slow-operation-1']);
});

test(
  'an operation waits no longer than its bound, and its event counts as failed',
  { skip },
  async (t) => {
    const settings = { waitMs: 300 };
    const steps = ['operation', `wait*${2 * DELAY_MS}`, 'dispose'];
    const { life, found, account } = await liveSlowly(t, steps, { settings });
    assert.ok(account.slowestWaitMs >= settings.waitMs && account.slowestWaitMs < DELAY_MS);
    assert.deepEqual([account.attempts, account.failures, account.critical], [1, 1, 1]);
    assert.match(life.log, /PathTraversalAttempt was not recorded: \[TOO_SLOW\]/);
    // Counted as failed, since its operation was answered without it; and there in the end.
    assert.deepEqual(found.present, ['slow-operation-1']);
    assert.equal(found.toldLost, 0);
  },
);

test(
  'a queue at its bound refuses exactly what is beyond it, and tells of it',
  { skip },
  async (t) => {
    const settings = { capacity: 50 };
    const steps = ['emit', A_MOMENT, 'routine*200', 'emit', 'dispose'];
    const { life, found, account } = await liveSlowly(t, steps, { settings });
    accountsForAll(found, life);
    assert.deepEqual(
      found.present,
      [0, ...Array.from({ length: 50 }, (_, n) => n + 1), 201].map((n) => `slow-${n}`),
    );
    assert.deepEqual(new Set(account.failed.map(({ code }) => code)), new Set(['BUFFER_FULL']));
    assert.equal(found.toldLost, 150);
  },
);

test('a producer far beyond the rate of the disk is refused, never slowed', { skip }, async (t) => {
  const settings = { capacity: 100, batchSize: 20 };
  const rule = `fdatasync:delay_enter=50ms:when=${FIRST_EVENT}+`;
  const burst = ['routine*100', 'wait*5'];
  const steps = [...Array.from({ length: 10 }, () => burst).flat(), 'emit', 'dispose'];
  const { life, found, account } = await liveSlowly(t, steps, { settings, rule });
  accountsForAll(found, life);
  assert.equal(account.attempts, 1001);
  assert.ok(account.failures > 0);
  assert.deepEqual(new Set(account.failed.map(({ code }) => code)), new Set(['BUFFER_FULL']));
  assert.ok(found.present.includes('slow-1000'), 'the critical one has a place of its own');
  assert.ok(account.slowestEmitMs < DELAY_MS / 2);
  t.diagnostic(`${found.present.length} present, ${account.failures} refused and told`);
});

test(
  'events emitted before the trail could open, at exit: none is lost in silence',
  { skip },
  async () => {
    await using place = await ground();
    const under = underStrace(place.trace, [place.directory], ['openat:delay_enter=7s:when=1']);
    const life = await runWriter(place.directory, 'early', ['routine*3', 'emit', 'exit'], {
      under,
    });
    assert.equal(life.code, 0, life.log);
    assert.match(life.log, /ERROR audit: the trail cannot be opened.*\[TOO_SLOW\]/);
    assert.match(life.log, /ERROR audit: events are lost at process exit/);
    assert.equal(life.log.match(/ was not recorded: /g)?.length, 4);
    assert.deepEqual((await seenWhole(place.directory)).present, []);
  },
);
