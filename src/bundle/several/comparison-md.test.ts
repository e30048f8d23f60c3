import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountOf, WORDING } from '../documents';
import { outline, toldCatalogue, toldRun, type Say } from '../documents/testing';
import { normalize } from '../results';
import type { Outcome, RequirementVerdict } from '../../verdict';
import { severalMarkdown } from './comparison-md';
import { drawMatrix } from './matrix';
import { severalSchema } from './list';

const of = (name: string) => ({ name, backend: 'mock' });

/** Two subjects that say what they are made to, the second with other outcomes, and one that is gone. */
const drawn = async (say: Say, others: Readonly<Record<string, Outcome>>): Promise<string> => {
  const { facts, readEvidence } = toldRun(say);
  const other = (verdict: RequirementVerdict): RequirementVerdict => ({
    ...verdict,
    outcome: others[verdict.id] ?? verdict.outcome,
  });
  const runs = [facts, { ...facts, verdicts: facts.verdicts.map(other) }];
  const [first, second] = await Promise.all(
    runs.map((run) => accountOf(run, toldCatalogue, readEvidence)),
  );
  const several = severalSchema.parse({
    ...{ format: 'proofgate/several/1', gate: { name: 'proofgate', version: '0.1.0' } },
    ...{ startedAt: '2026-11-20T12:00:00.000Z', finishedAt: '2026-11-20T12:02:00.000Z' },
    wording: 1,
    subjects: [
      { ...of('first'), bundle: 'subjects/01-first-mock', manifestSha256: 'a'.repeat(64) },
      { ...of('second'), bundle: 'subjects/02-second-mock', manifestSha256: 'b'.repeat(64) },
      { ...of('gone'), exit: 3, reason: say('why it is gone') },
    ],
  });
  const results = runs.map((run) => normalize({ ...run, standings: [], exit: 1 }));
  const matrix = drawMatrix(several, [...results, null], [...toldCatalogue.requirements] as never);
  return severalMarkdown({ several, matrix, accounts: [first ?? null, second ?? null, null] });
};

const plain: Say = (place) => `plain ${place}`;

const mended = { 'EMIT-2': 'pass', 'DROP-3': 'error' } as const;

test('what one passes and another does not comes first, each side with its evidence', async () => {
  const text = await drawn(plain, mended);
  const [, after = ''] = text.split('## Disagreements');
  const [section = ''] = after.split('## Every Requirement');
  assert.deepEqual(
    [...section.matchAll(/^### (\S+)/gm)].map(([, id]) => id),
    ['EMIT-2', 'DROP-3'],
  );
  assert.match(section, /^The subjects disagree on 2 of 8 requirements/m);
  assert.match(
    section,
    /❌ \*\*`first on mock`\*\* failed .*\[evidence\]\(\.\.\/subjects\/01-first-mock\/data\/evidence\/a+\.json\)/,
  );
  assert.match(section, /✅ \*\*`second on mock`\*\* passed/);
  assert.match(section, /⬜ \*\*`gone on mock`\*\*: could not be judged/);
});

test('every cell of a subject that was judged leads to the requirement in its own page', async () => {
  const text = await drawn(plain, mended);
  const [, after = ''] = text.split('## Every Requirement');
  const rows = (after.split('---\n\n## Side')[0] ?? '')
    .split('\n')
    .filter((one) => /[A-Z]+-\d/.test(one));
  for (const row of rows.filter((one) => one.startsWith('|'))) {
    const [id = ''] = /[A-Z]+-\d/.exec(row) ?? [];
    for (const place of ['01-first-mock', '02-second-mock']) {
      assert.ok(row.includes(`(../subjects/${place}/data/report/index.html#${id})`), row);
    }
    assert.match(row, /\| ⬜ not judged \|$/);
  }
  assert.match(after, /^Nobody looked at DROP-1 and REVIEW-2, in any subject\.$/m);
});

test('subjects that agree are said to, and one alone has nothing to be held against', async () => {
  assert.match(await drawn(plain, {}), /do not disagree on any of 8 requirements of which/);
});

const tricks = [
  ...['|', '\\|', '`', '```\n', '\n', '\r\n', '<script>alert(1)</script>', '-->', '</details>'],
  ...[
    '[x](javascript:alert(1))',
    '# heading',
    '\n---',
    '- item',
    '**',
    '\u202e',
    '\u0000',
    '\ud800',
  ],
];

test('no text of a subject, and no reason that it was not judged, is ever more than words', async () => {
  const expected = outline(await drawn(plain, mended));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...tricks), { minLength: 1 }), async (parts) => {
      const text = await drawn((place) => `${parts.join('')} ${place}`, mended);
      assert.deepEqual(outline(text), expected);
    }),
    { seed: 33, numRuns: 40 },
  );
});

test('a comparison in other words has another number', async () => {
  const sha256 = createHash('sha256')
    .update(await drawn(plain, mended))
    .digest('hex');
  assert.deepEqual(
    { wording: WORDING, sha256 },
    { wording: 1, sha256: '4404a948bae5e6bbf68f4bec7977277818bef187805c20a7a5d7c57b55a5e3c6' },
    'the words of the comparison changed: add 1 to WORDING in documents/index.ts, so that bundles ' +
      'written before are not called untrue, and put number and digest here',
  );
});
