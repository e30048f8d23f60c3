import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from './ground';
import { holdsAcknowledged, seenWhole } from './invariants';
import { runWriter } from './run-writer';
import { FIRST_LIFE, healthyCalls, LIFE_AFTER_A_CRASH, type Session } from './session';
import { strikes, underStrace, whyNoStrace, type TracedCall } from './strace';

const skip = whyNoStrace() ?? false;

/** Two lives at a time, as this machine has two cores at least. */
const AT_ONCE = 2;

/** What every life asks for; a trace without one of them has missed something. */
const KINDS = ['close', 'fdatasync', 'link', 'openat', 'rename', 'unlink', 'write'];

/** One life that dies before it can make this call, and one that finds what it has left. */
const dieAt = async (session: Session, { name, nth }: TracedCall): Promise<void> => {
  await using place = await ground();
  await session.lay(place);
  const killed = await runWriter(place.directory, 'killed', session.steps, {
    under: underStrace(place.trace, place.paths, [`${name}:signal=SIGKILL:when=${nth}`]),
  });
  assert.ok((await strikes(place.trace)) > 0, 'the kill must strike');
  const found = await seenWhole(place.directory);
  holdsAcknowledged(found, [killed]);
  const next = await runWriter(place.directory, 'next', ['critical', 'dispose']);
  const after = await seenWhole(place.directory);
  holdsAcknowledged(after, [killed, next]);
  assert.deepEqual(after.present, [...found.present, 'next-0']);
  assert.deepEqual(after.present.slice(0, session.before.length), session.before);
  assert.deepEqual([after.tail, after.toldLost], ['attested', 0]);
  assert.deepEqual(next.account?.failed, []);
};

for (const session of [FIRST_LIFE, LIFE_AFTER_A_CRASH]) {
  test(
    `${session.title}, killed at each of its calls`,
    { skip, concurrency: AT_ONCE },
    async (t) => {
      const calls = await healthyCalls(session);
      const kinds = new Set(calls.map(({ name }) => name));
      assert.deepEqual(
        KINDS.filter((kind) => !kinds.has(kind)),
        [],
      );
      await Promise.all(
        calls.map((call) =>
          t.test(`${call.name} ${call.nth}, of ${call.file}`, () => dieAt(session, call)),
        ),
      );
    },
  );
}
