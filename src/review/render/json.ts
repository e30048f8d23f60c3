import type { Review } from '../types';

/** The contract of `proofgate review --json` (design §9). */
export const reviewJson = (review: Review, durationMs: number) => ({
  files: review.files,
  lines: review.lines,
  findings: review.findings.map(
    ({ rule, severity, file, line, column, message, excerpt, fix }) => ({
      ...{ rule, severity, file, line, column, message, excerpt, fix },
    }),
  ),
  suppressed: review.suppressed.map(({ finding, by, reason }) => ({
    ...{ rule: finding.rule, file: finding.file, line: finding.line, by, reason },
  })),
  unread: review.unread,
  durationMs,
});
