import { REVIEW_RECORD_EXTENSION, issues as sourceIssues } from '../../review';
import type { JudgedConcern } from './judged-concerns';
import { list, listed, paragraphs } from './markdown';
import { places } from './source-issue';
import type { Account, ToldRequirement } from './types';
import { evidenceLink, evidenceLinks, isLookedAt, outcomeWord, signs } from './words';

/** A failed requirement as an issue, with the number by which the documents name it. */
export interface ReviewIssue {
  readonly number: number;
  readonly requirement: ToldRequirement;
  readonly concern: JudgedConcern;
}

/** Of an issue found by reading what the run observed; of one observed, where to look in the source. */
export const bothSides = (
  { requirement }: ReviewIssue,
  issues: readonly ReviewIssue[],
  account: Account,
): string => {
  const { id } = requirement.definition;
  const own = sourceIssues.get(id);
  return own === undefined
    ? inTheSource(id, account)
    : paragraphs(['**What the run observed of it**:', observed(own.shownBy, issues, account)]);
};

const observed = (
  ids: readonly string[],
  issues: readonly ReviewIssue[],
  { requirements }: Account,
): string =>
  list(
    requirements
      .filter(({ definition }) => ids.includes(definition.id))
      .map((one) => {
        const { id, title } = one.definition;
        const as = issues.find(({ requirement }) => requirement === one);
        if (!isLookedAt(one)) return `${signs['not-verified']} ${id} (${title}): not looked at`;
        const where = as ? `, see ISSUE ${as.number}` : '';
        const checks = one.scenarios.flatMap((scenario) => scenario.checks);
        const { outcome } = one.verdict;
        return `${signs[outcome]} ${id} (${title}): ${outcomeWord(outcome)}${where}; ${evidenceLinks(checks, 1)}`;
      }),
  );

/** Places in the sources whose rule is about the same fault as a requirement that failed. */
const inTheSource = (id: string, { review }: Account): string => {
  const rules = [...sourceIssues].filter(([, { shownBy }]) => shownBy.includes(id));
  if (rules.length === 0) return '';
  const heading = '**Where to look in the source**:';
  if (!review) {
    return `${heading} the sources were not read in this run; \`--source\` and the requirements ${listed(rules.map(([rule]) => rule))} let the gate read them.`;
  }
  const found = rules
    .map(([rule, { issue }]) => ({
      ...{ rule, issue },
      own: review.record.findings.filter((finding) => finding.rule === rule),
    }))
    .filter(({ own }) => own.length > 0);
  const link = evidenceLink(review.sha256, REVIEW_RECORD_EXTENSION);
  if (found.length === 0) {
    return `${heading} nothing of what ${listed(rules.map(([rule]) => rule))} ${rules.length === 1 ? 'looks' : 'look'} for was found by reading (${link}), so the cause is another.`;
  }
  return paragraphs([
    `${heading} what may cause it was found by reading (${link}):`,
    list(found.map(({ rule, issue, own }) => `${issue} (${rule}): ${places(own)}`)),
  ]);
};
