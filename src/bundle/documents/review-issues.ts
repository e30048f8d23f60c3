import { issues as sourceIssues } from '../../review';
import { bothSides, type ReviewIssue } from './both-sides';
import { failedScenarios, whatWasDone, whatWasSeen } from './failures';
import { list, paragraphs } from './markdown';
import { lines } from './opening';
import { remedyOf } from './remedies';
import { currentCode, places, problems, requiredCode, type SourceFinding } from './source-issue';
import type { Account, ToldRequirement } from './types';
import {
  assuranceWords,
  checksOf,
  clauseName,
  clausesOf,
  evidenceLinks,
  reviewLink,
  scenarioPlaces,
} from './words';

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
          `**Current code**, from the ${reviewLink(account.review, 'review of the sources')}:`,
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
    bothSides(issue, issues, account),
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

/** How to see the same again, once it is mended. */
const again = ({ definition }: ToldRequirement, { seed }: Account): string =>
  `Then look again: \`proofgate run --requirement ${definition.id}${seed === null ? '' : ` --seed ${seed}`}\`, ` +
  'with the subject and the inputs of this run.';
