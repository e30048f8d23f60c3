import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '../bag';
import { normalize } from '../results';
import { editionPage } from './edition-page';

test('the words of the page are those of its format, as verifying draws it again', () => {
  const subject = {
    ...{ name: 'small', version: '1.2.3', language: 'rust', commit: null, backend: 'mock' },
    ...{ artifact_sha256: null, adapter: { name: 'none', version: '0' }, capabilities: [] },
  };
  const results = normalize({
    ...{ subject, scenarios: [], verdicts: [], standings: [], verdict: 'incomplete', exit: 2 },
  });
  const gone = [{ path: 'data/evidence/a.json', sha256: 'a'.repeat(64) }];
  const page = editionPage(
    {
      ...{ format: 'proofgate/edition/1', of: { manifestSha256: 'b'.repeat(64) } },
      ...{ reason: 'names a person', chosen: ['kind json'] },
      ...{ removed: gone, omitted: [], rewritten: gone },
    },
    results,
  );
  assert.equal(
    sha256(page),
    '2fe4ef5e911a6cdd092054efc51561f36ac51f09b5ea14e8d2da55b43f237616',
    'the words of the page changed: editions that were made before would verify no more, so raise ' +
      'the number of their format',
  );
});
