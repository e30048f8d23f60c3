import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from './ground';
import { accountsForAll, holdsAcknowledged, seenWhole } from './invariants';
import { runWriter, type Life } from './run-writer';

const STOPPED_MS = 1_500;

for (const [name, number] of [
  ['SIGKILL', 9],
  ['SIGTERM that nobody handles', 15],
] as const) {
  test(`${name} takes what was never synced and nothing else, and the next life says that it was so`, async () => {
    await using place = await ground();
    const steps = ['routine*3', 'critical', 'routine*1000', `signal*${number}`, 'wait*60000'];
    const killed = await runWriter(place.directory, 'killed', steps);
    assert.equal(killed.signal, name.split(' ')[0]);
    const left = await seenWhole(place.directory);
    holdsAcknowledged(left, [killed]);
    assert.deepEqual(left.present, ['killed-0', 'killed-1', 'killed-2', 'killed-3']);
    await runWriter(place.directory, 'next', ['dispose']);
    const found = await seenWhole(place.directory);
    const opened = found.records.filter(({ event_type }) => event_type === 'TrailOpened');
    assert.equal(opened[1]?.event.predecessor, 'unclean');
    assert.deepEqual(found.life, ['TrailOpened', 'TrailOpened', 'TrailClosed']);
  });
}

test('a process that is stopped and goes on loses nothing', async () => {
  await using place = await ground();
  let stops = 0;
  const life = await runWriter(
    place.directory,
    'stopped',
    ['critical*50', 'routine*50', 'dispose'],
    {
      onWord: ({ acknowledged }, signal) => {
        if (acknowledged !== 'stopped-3') return;
        stops += 1;
        signal('SIGSTOP');
        setTimeout(() => {
          signal('SIGCONT');
        }, STOPPED_MS);
      },
    },
  );
  assert.equal(stops, 1);
  const found = await seenWhole(place.directory);
  holdsAcknowledged(found, [life]);
  accountsForAll(found, life);
  assert.equal(found.present.length, 100);
});

test('a second process is refused while the first lives, even stopped; and the first goes on', async () => {
  await using place = await ground();
  const second = Promise.withResolvers<Life>();
  // So many that the first is still at them when it is stopped, however late its word is heard.
  const events = 2000;
  const first = await runWriter(place.directory, 'first', [`critical*${events}`, 'dispose'], {
    onWord: ({ acknowledged }, signal) => {
      if (acknowledged !== 'first-0') return;
      signal('SIGSTOP');
      const refused = runWriter(place.directory, 'second', ['critical', 'routine', 'dispose']);
      second.resolve(
        refused.finally(() => {
          signal('SIGCONT');
        }),
      );
    },
  });
  const { account, log } = await second.promise;
  assert.match(log, /ERROR audit: the trail cannot be opened.*belongs to a running writer/);
  assert.deepEqual(account?.failed, [
    { name: 'second-0', code: 'LOCKED' },
    { name: 'second-1', code: 'LOCKED' },
  ]);
  assert.deepEqual([account.attempts, account.failures, account.critical], [2, 2, 1]);
  const found = await seenWhole(place.directory);
  accountsForAll(found, first);
  assert.deepEqual(
    found.present,
    Array.from({ length: events }, (_, n) => `first-${n}`),
  );
});
