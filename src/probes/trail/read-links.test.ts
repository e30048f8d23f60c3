import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatOf, plain, threeDays } from './mapping/testing/crate';
import { readLinks } from './read-links';
import { readTrail } from './read-trail';
import { KEY, LATER_KEY, ground, threeFiles, trailAt } from './testing';
import { verificationSeen } from './verification-seen';

test('the links of all files are read, and what verification came to', async () => {
  await using place = await ground();
  const { links, verification } = await readLinks(trailAt(await place.lay('trail', threeFiles())));
  assert.deepEqual(
    links.map(({ seq }) => seq),
    Array.from({ length: 12 }, (_, n) => n + 1),
  );
  assert.equal(links[4]?.prev_hash, links[3]?.hash);
  assert.deepEqual(verificationSeen(verification), {
    ...{ records: 12, files: 3, first_bad: null, tail: 'attested', unlisted: 0 },
  });
});

test('under another key there is no link, and the first record is bad', async () => {
  await using place = await ground();
  const directory = await place.lay('trail', threeFiles());
  const { links, verification } = await readLinks(trailAt(directory, LATER_KEY));
  assert.deepEqual(links, []);
  assert.notEqual(verificationSeen(verification).first_bad, null);
});

test('what its format cannot prove stands in all that is seen of a trail', async () => {
  await using place = await ground();
  const format = formatOf(plain);
  const trail = { directory: await place.lay('trail', threeDays()), format, key: KEY };
  const { lacks } = format;
  assert.notEqual(lacks.length, 0);
  const { verification } = await readLinks(trail);
  assert.deepEqual(verificationSeen(verification), {
    ...{ records: 12, files: 3, first_bad: null, tail: 'not-attested', unlisted: 2, lacks },
  });
  const { seen } = await readTrail(trail);
  assert.deepEqual(seen.chain, { first_bad: null, tail: 'not-attested', lacks });
});
