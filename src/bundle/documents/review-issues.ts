import { issues as sourceIssues } from '../../review';
import { failedScenarios, whatWasDone, whatWasSeen } from './failures';
import type { JudgedConcern } from './judged-concerns';
import { list, listed, paragraphs } from './markdown';
import { lines } from './opening';
import { remedyOf } from './remedies';
import { currentCode, places, problems, requiredCode, type SourceFinding } from './source-issue';
import type { Account, ToldRequirement } from './types';
import {
  assuranceWords,
  checksOf,
  clauseName,
  clausesOf,
  evidenceLink,
  evidenceLinks,
  isLookedAt,
  outcomeWord,
  scenarioPlaces,
  signs,
} from './words';

/** A failed requirement as an issue, with the number by which the documents name it. */
export interface ReviewIssue {
  readonly number: number;
  readonly requirement: ToldRequirement;
  readonly concern: JudgedConcern;
}

/** One issue in full: where, what was done and seen or stands there, the law, the fix. */
export const issueMarkdown = (
  issue: ReviewIssue,
  issues: readonly ReviewIssue[],
  account: Account,
): string => {
  const { number, requirement } = issue;
  const { definition, verdict } = requirement;
  const found = sourceFindings(account, definition.id);
  const title =
    sourceIssues.get(definition.id)?.issue ?? `It does not hold that ${within(definition.title)}`;
  const failed = failedScenarios(requirement);
  const first = failed[0];
  return paragraphs([
    `### ❌ ISSUE ${number}: ${title} (${definition.id})`,
    lines(
      `**Requirement**: ${definition.id}, ${definition.severity}: ${definition.title}`,
      `**Location**: ${found.length > 0 ? places(found) : scenarioPlaces(failed)}`,
      `**Shown by**: ${failed.length} of ${requirement.scenarios.length} scenarios fail, ` +
        `assurance ${assuranceWords(verdict.assurance)}`,
    ),
    ...(found.length > 0 && account.review
      ? [
          `**Current code**, from the [review of the sources](../evidence/${account.review.sha256}.review.json):`,
          currentCode(found),
          '**The problem**:',
          problems(found),
          `Judged in ${evidenceLinks(checksOf(requirement).filter(({ outcome }) => outcome === 'fail'))}.`,
        ]
      : [
          ...(first === undefined ? [] : ['**What was done**:', whatWasDone(first)]),
          '**What was seen**:',
          whatWasSeen(requirement),
        ]),
    '**What is required**:',
    `> ${definition.statement}`,
    '**What the law says**:',
    list(clausesOf(account, [requirement]).map((one) => `${clauseName(one)}: ${one.asks}`)),
    '**Legal impact**:',
    list(
      (sourceIssues.get(definition.id)?.impact ?? issue.concern.risks).map((one) => `❌ ${one}`),
    ),
    joined(issue, issues, account),
    '**Required fix**:',
    remedyOf(definition),
    found.length > 0 ? requiredCode(found) : null,
    again(requirement, account),
  ]);
};

/** A title within a sentence: a name that begins it keeps its capital. */
const within = (title: string): string =>
  /^[A-Z][a-z]* /.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;

/** What the review found under a rule; the judge read the same, and its findings stand in the table. */
const sourceFindings = ({ review }: Account, rule: string): readonly SourceFinding[] =>
  review?.record.findings.filter((finding) => finding.rule === rule) ?? [];

/** What reading shows beside what was observed, and the other way round. */
const joined = (
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
  const link = evidenceLink(review.sha256, 'review.json');
  if (found.length === 0) {
    return `${heading} nothing of what ${listed(rules.map(([rule]) => rule))} ${rules.length === 1 ? 'looks' : 'look'} for was found by reading (${link}), so the cause is another.`;
  }
  return paragraphs([
    `${heading} what may cause it was found by reading (${link}):`,
    list(found.map(({ rule, issue, own }) => `${issue} (${rule}): ${places(own)}`)),
  ]);
};

/** How to see the same again, once it is mended. */
const again = ({ definition }: ToldRequirement, { seed }: Account): string =>
  `Then look again: \`proofgate run --requirement ${definition.id}${seed === null ? '' : ` --seed ${seed}`}\`, ` +
  'with the subject and the inputs of this run.';
