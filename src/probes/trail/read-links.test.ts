import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLinks } from './read-links';
import { LATER_KEY, ground, threeFiles, trailAt } from './testing';
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
