import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ReviewError } from './errors';
import { severityOfRule } from './place';
import type { Review, ReviewFinding, Suppressed } from './types';

const schema = z.strictObject({
  format: z.literal('proofgate/review-baseline/1'),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      file: z.string(),
      code: z.string().describe('SHA-256 over the code that stands there, its spacing aside.'),
      count: z.int().positive(),
    }),
  ),
});

/** Old findings that are known and not yet mended; it can only shrink. */
export type Baseline = z.infer<typeof schema>;

/** @throws {ReviewError} BAD_BASELINE */
export const parseBaseline = (text: string, file: string): Baseline => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReviewError(
      'BAD_BASELINE',
      `expected a baseline as --write-baseline makes it in ${file}, found something else; ` +
        'restore it from version control',
      { cause },
    );
  }
};

/** A finding is the same one as long as its code is, wherever in the file it moves to. */
const keyOf = ({ rule, file, excerpt }: ReviewFinding): string =>
  JSON.stringify([
    rule,
    file,
    createHash('sha256').update(excerpt.replace(/\s+/g, ' ')).digest('hex'),
  ]);

const entryKey = ({ rule, file, code }: Baseline['findings'][number]): string =>
  JSON.stringify([rule, file, code]);

/** What an empty baseline would have to hold for this review to be clean. */
export const baselineOf = (review: Review): Baseline => {
  const counts = new Map<string, number>();
  for (const finding of review.findings) {
    if (finding.rule === 'SUPPRESSION') continue;
    counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  }
  const findings = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => {
      const [rule, file, code] = JSON.parse(key) as [string, string, string];
      return { rule, file, code, count };
    });
  return { format: 'proofgate/review-baseline/1', findings };
};

/** What both hold: a baseline that is written again loses what was mended and gains nothing. */
export const shrunk = (before: Baseline, now: Baseline): Baseline => {
  const counts = new Map(now.findings.map((entry) => [entryKey(entry), entry.count]));
  return {
    ...before,
    findings: before.findings
      .map((entry) => ({
        ...entry,
        count: Math.min(entry.count, counts.get(entryKey(entry)) ?? 0),
      }))
      .filter(({ count }) => count > 0),
  };
};

/**
 * Sets the findings of a baseline aside. An entry that nothing matches any more is a finding itself,
 * so that the baseline is made smaller when the code is mended.
 */
export const withBaseline = (review: Review, baseline: Baseline, file: string): Review => {
  const left = new Map(baseline.findings.map((entry) => [entryKey(entry), entry.count]));
  const suppressed: Suppressed[] = [...review.suppressed];
  const isKnown = (finding: ReviewFinding): boolean => {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count === 0) return false;
    left.set(keyOf(finding), count - 1);
    suppressed.push({ finding, by: 'baseline', reason: `known since before, in ${file}` });
    return true;
  };
  const crates = review.crates.map((crate) => ({
    ...crate,
    findings: crate.findings.filter((finding) => !isKnown(finding)),
  }));
  const stale = [...left].filter(([, count]) => count > 0).map(([key]) => staleEntry(key, file));
  return {
    ...review,
    crates,
    suppressed,
    findings: [...crates.flatMap(({ findings }) => findings), ...stale],
  };
};

const staleEntry = (key: string, file: string): ReviewFinding => {
  const [rule, source] = JSON.parse(key) as [string, string];
  return {
    ...{ rule: 'SUPPRESSION', severity: severityOfRule('SUPPRESSION'), file },
    ...{ line: 1, column: 1, endLine: 1, endColumn: 1 },
    message: `the baseline still lists ${rule} in ${source}, which is no longer there`,
    ...{ excerpt: '', indent: 0 },
    fix: 'proofgate review PATH --baseline FILE --write-baseline',
    ...{ regulations: [], event: null },
  };
};
