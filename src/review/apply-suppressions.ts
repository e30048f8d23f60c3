import type { FileFacts, SuppressionFact } from './facts/types';
import { findingAt, type Lines } from './place';
import { ruleIds, type ReviewFinding, type Suppressed } from './types';

interface Applied {
  readonly findings: readonly ReviewFinding[];
  readonly suppressed: readonly Suppressed[];
}

const isKnown = (rule: string): boolean => (ruleIds as readonly string[]).includes(rule);

/** The fewest characters that can be a reason; `ok` and `todo` are none. */
const SHORTEST_REASON = 8;

/**
 * Takes out what the source suppresses with a reason. A suppression without a reason, of a rule that
 * does not exist, or of nothing, suppresses nothing and is a finding itself.
 */
export const applySuppressions = (
  findings: readonly ReviewFinding[],
  file: FileFacts,
  lines: Lines,
  sanitizedBy: string | null = null,
): Applied => {
  const suppressed: Suppressed[] = [];
  const own: ReviewFinding[] = [];
  let left = findings;
  if (sanitizedBy !== null) {
    const isAnswered = ({ rule }: ReviewFinding) => rule === 'REVIEW-8';
    suppressed.push(
      ...left
        .filter(isAnswered)
        .map((finding) => ({ finding, by: 'configuration' as const, reason: sanitizedBy })),
    );
    left = left.filter((finding) => !isAnswered(finding));
  }
  for (const suppression of file.suppressions) {
    const problem = problemOf(suppression);
    const matches = (finding: ReviewFinding) =>
      finding.line === suppression.covers && suppression.rules.includes(finding.rule);
    const idle = suppression.rules.filter(
      (rule) => !left.some((finding) => finding.rule === rule && matches(finding)),
    );
    const wrong = problem ?? (idle.length === 0 ? null : unused(idle, suppression));
    if (wrong !== null) own.push(complaint(wrong, suppression, file, lines));
    if (problem !== null) continue;
    const { reason } = suppression;
    suppressed.push(
      ...left.filter(matches).map((finding) => ({ finding, by: 'comment' as const, reason })),
    );
    left = left.filter((finding) => !matches(finding));
  }
  return { findings: [...left, ...own], suppressed };
};

const unused = (idle: readonly string[], { covers }: SuppressionFact): string =>
  `nothing on line ${covers} breaks ${idle.join(', ')}; delete the suppression`;

const problemOf = ({ rules, reason }: SuppressionFact): string | null => {
  const unknown = rules.filter((rule) => !isKnown(rule));
  if (rules.length === 0) return 'expected the rule to ignore, found none';
  if (unknown.length > 0) {
    return `expected a rule from REVIEW-1 to REVIEW-8, found ${unknown.join(', ')}`;
  }
  if (reason.length < SHORTEST_REASON)
    return 'expected a reason that an auditor can judge, found none';
  return null;
};

const complaint = (
  message: string,
  suppression: SuppressionFact,
  file: FileFacts,
  lines: Lines,
): ReviewFinding =>
  findingAt('SUPPRESSION', file.file, lines, {
    at: suppression,
    message: `this suppression does not hold: ${message}`,
    fix: '// proofgate-ignore REVIEW-6: why this one is safe, for whoever audits it',
    event: null,
  });
