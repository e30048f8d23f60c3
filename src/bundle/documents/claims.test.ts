import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { outcomes, type Outcome } from '../../verdict';
import { toldCatalogue, toldRun } from './testing';
import { drawDocuments, WORDING, type RunFacts } from './index';

const { facts, readEvidence } = toldRun((place) => `plain ${place}`);

const drawn = async (changes: Partial<RunFacts> = {}): Promise<ReadonlyMap<string, string>> =>
  drawDocuments({ ...facts, ...changes }, toldCatalogue, readEvidence);

/** What stands behind a sign of praise, up to the next sign or the end of its cell. */
const praised = (text: string): readonly string[] =>
  [...text.matchAll(/✅([^✅❌⚠⬜|\n]*)/gu)].flatMap(
    ([, words]) => words?.match(/[A-Z]+-\d+/g) ?? [],
  );

const judged = (wanted: readonly Outcome[]): RunFacts['verdicts'] =>
  facts.verdicts.map((verdict, at) => {
    const outcome = wanted[at] ?? 'not-verified';
    const checks = outcome === 'pass' || outcome === 'fail' ? 1 : 0;
    return { ...verdict, outcome, checks, reason: outcome === 'pass' ? null : 'a reason' };
  });

const someOutcomes = fc.array(fc.constantFrom(...outcomes), {
  minLength: toldCatalogue.requirements.length,
  maxLength: toldCatalogue.requirements.length,
});

test('a sign of praise stands before the requirements that passed, and before no other', async () => {
  await fc.assert(
    fc.asyncProperty(someOutcomes, async (wanted) => {
      const verdicts = judged(wanted);
      const passed = verdicts.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id);
      for (const [path, text] of await drawn({ verdicts })) {
        const found = new Set(praised(text));
        assert.deepEqual(
          [...found].filter((id) => !passed.includes(id)),
          [],
          path,
        );
        if (path.endsWith('review.md')) assert.deepEqual([...found].sort(), [...passed].sort());
      }
    }),
    { seed: 20261121, numRuns: 100 },
  );
});

test('every requirement that failed is an issue, whatever else became of the run', async () => {
  await fc.assert(
    fc.asyncProperty(someOutcomes, async (wanted) => {
      const verdicts = judged(wanted);
      const review = (await drawn({ verdicts })).get('data/report/review.md') ?? '';
      const issues = [...review.matchAll(/^### ❌ ISSUE \d+: .*\(([A-Z]+-\d+)\)$/gm)];
      assert.deepEqual(
        issues.map(([, id]) => id).sort(),
        verdicts
          .filter(({ outcome }) => outcome === 'fail')
          .map(({ id }) => id)
          .sort(),
      );
    }),
    { seed: 20261121, numRuns: 100 },
  );
});

test('what the sources took out of their review is told with the reason', async () => {
  const review = (await drawn()).get('data/report/review.md') ?? '';
  assert.match(
    review,
    /^\| REVIEW-1 \| `plain one\.rs:7` \| `plain problem of REVIEW-1` \| comment \| `plain excuse` \|$/m,
  );
  assert.match(review, /^- `plain unread\.rs`: `plain why unread`$/m);
});

test('findings of a review under a rule that was not judged are told as no verdict', async () => {
  const review = (await drawn()).get('data/report/review.md') ?? '';
  const [, after = ''] = review.split('## Also Read, Not Judged');
  assert.match(after.split('## ')[0] ?? '', /there is no verdict on it[^]*- REVIEW-2: /);
});

test('an event is called implemented by the records of a trail that holds, and by nothing less', async () => {
  const events = (await drawn()).get('data/report/events.md') ?? '';
  assert.match(
    events,
    /\*\*3\*\* \| SealVerificationFailed .* ❌ \*\*RECORDED, NOT WHOLE\*\* \| 5 of 10/,
  );
  assert.doesNotMatch(events, /✅ \*\*IMPLEMENTED/);
});

test('documents in other words have another number', async () => {
  const words = [...(await drawn())].flat().join('\n');
  assert.deepEqual(
    { wording: WORDING, sha256: createHash('sha256').update(words).digest('hex') },
    { wording: 1, sha256: 'de619a1ca7325801254a6b3f9f944e65617dd68d24a7f3cb02d36d0cbe518a68' },
    'the words of the documents changed: add 1 to WORDING in documents/index.ts, so that bundles ' +
      'written before are not called untrue, and put number and digest here',
  );
});
