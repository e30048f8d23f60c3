import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from './ground';
import { accountsForAll, holdsAcknowledged, seenWhole } from './invariants';
import { runWriter, type Life } from './run-writer';
import { FIRST_LIFE, healthyCalls } from './session';
import { strikes, underStrace, whyNoStrace, type TracedCall } from './strace';

const skip = whyNoStrace() ?? false;

const WRITES = ['write', 'writev', 'pwrite64', 'pwritev'];
const SYNCS = ['fdatasync', 'fsync'];

/** Two lives at a time, as this machine has two cores at least. */
const AT_ONCE = 2;

interface Fault {
  readonly error: 'EIO' | 'ENOSPC' | 'EMFILE';
  readonly calls: readonly string[];
  readonly isLasting: boolean;
}

const faults: readonly Fault[] = [
  { error: 'EIO', calls: WRITES, isLasting: false },
  { error: 'EIO', calls: WRITES, isLasting: true },
  { error: 'EIO', calls: SYNCS, isLasting: false },
  { error: 'EIO', calls: SYNCS, isLasting: true },
  { error: 'ENOSPC', calls: WRITES, isLasting: false },
  { error: 'ENOSPC', calls: WRITES, isLasting: true },
  { error: 'EMFILE', calls: ['openat'], isLasting: false },
  { error: 'EIO', calls: ['rename'], isLasting: false },
];

/**
 * What is well at the second try loses nothing. A trail that cannot be opened, or whose first name
 * cannot be synced, is not tried twice: it is left alone for a second, and what comes meanwhile is
 * refused. Once it is open, a file that cannot be made holds nothing up, and neither do head,
 * manifest and digests, which are beside the trail.
 */
const costs = ({ name, file }: TracedCall, isOpen: boolean): readonly string[] => {
  const concernsTrail = name === 'fsync' || (name === 'openat' && !file.endsWith('.tmp'));
  return concernsTrail && !isOpen ? ['UNAVAILABLE'] : [];
};

/** The trail is open once its first record is written. */
const isOpenAt = (calls: readonly TracedCall[], call: TracedCall): boolean =>
  calls.indexOf(call) >
  calls.findIndex(({ name, file }) => name === 'write' && file.endsWith('.audit'));

const codes = ({ account }: Life): readonly string[] => [
  ...new Set(account?.failed.map(({ code }) => code)),
];

/** One life with the fault, and one on a disk that is well again. */
const liveThrough = async ({ error, isLasting }: Fault, call: TracedCall, isOpen: boolean) => {
  const { name, nth } = call;
  await using place = await ground();
  const injection = `${name}:error=${error}:when=${nth}${isLasting ? '+' : ''}`;
  const sick = await runWriter(place.directory, 'sick', FIRST_LIFE.steps, {
    under: underStrace(place.trace, place.paths, [injection]),
  });
  assert.ok((await strikes(place.trace)) > 0, 'the fault must strike');
  const found = await seenWhole(place.directory);
  holdsAcknowledged(found, [sick]);
  accountsForAll(found, sick);
  if (!isLasting) assert.deepEqual(codes(sick), costs(call, isOpen));
  const well = await runWriter(place.directory, 'well', ['critical', 'dispose']);
  const after = await seenWhole(place.directory);
  holdsAcknowledged(after, [sick, well]);
  assert.deepEqual(after.present, [...found.present, 'well-0']);
  assert.equal(after.tail, 'attested');
};

for (const fault of faults) {
  const { error, calls, isLasting } = fault;
  const until = isLasting ? 'and at every one after it' : 'once';
  test(
    `${error} at each ${calls[0] ?? ''} in turn, ${until}`,
    { skip, concurrency: AT_ONCE },
    async (t) => {
      const all = await healthyCalls(FIRST_LIFE);
      const positions = all.filter(({ name }) => calls.includes(name));
      assert.ok(positions.length > 5);
      await Promise.all(
        positions.map((call) =>
          t.test(`${call.name} ${call.nth}, of ${call.file}`, () =>
            liveThrough(fault, call, isOpenAt(all, call)),
          ),
        ),
      );
    },
  );
}
