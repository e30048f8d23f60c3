import { concernWord, failedUnder, type JudgedConcern } from './judged-concerns';
import { counted, list, listed, paragraphs, quoted, table } from './markdown';
import { lines } from './opening';
import type { Account, ToldRequirement } from './types';
import {
  assuranceWords,
  checksOf,
  clauseName,
  clausesOf,
  evidenceLinks,
  idsOf,
  isLookedAt,
  outcomeCell,
  outcomeWord,
  signs,
  weakestAssurance,
  withOutcome,
} from './words';

/** One concern in full: the clauses, the risk, what the run shows, the verdict and why. */
export const concernSection = (
  concern: JudgedConcern,
  number: number,
  account: Account,
): string => {
  const { title, risks, requirements } = concern;
  return paragraphs([
    `### ${sign(concern)} CONCERN ${number}: ${title}`,
    lines(
      `**Regulation**: ${clausesOf(account, requirements).map(clauseName).join(', ')}`,
      `**Answered by**: ${listed(idsOf(requirements))}`,
    ),
    '**Risk, if it comes true**:',
    list(risks),
    '**What the run shows**:',
    shownBy(requirements),
    `**Our verdict**: ${concernWord(concern)}`,
    '**Reasoning**:',
    reasoning(concern),
    `**Legal defence**: ${defence(concern)}`,
  ]);
};

const sign = (concern: JudgedConcern): string => concernWord(concern).split(' ')[0] ?? '';

/** Those that ran, with what they rest on; the others in one row. */
const shownBy = (requirements: readonly ToldRequirement[]): string => {
  const unseen = requirements.filter((one) => !isLookedAt(one));
  return table(
    ['Requirement', 'Outcome', 'Assurance', 'Evidence'],
    [
      ...requirements
        .filter(isLookedAt)
        .map((one) => [
          `**${one.definition.id}** ${one.definition.title}`,
          outcomeCell(one),
          assuranceWords(one.verdict.assurance),
          evidenceLinks(telling(one)) || 'none',
        ]),
      ...(unseen.length > 0
        ? [[listed(idsOf(unseen)), `${signs['not-verified']} not looked at`, 'none', 'none']]
        : []),
    ],
  );
};

/** The checks that give the outcome: of a failure those that failed, else all. */
const telling = (requirement: ToldRequirement) => {
  const checks = checksOf(requirement);
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  return failed.length > 0 ? failed : checks;
};

const reasoning = (concern: JudgedConcern): string => {
  const { requirements } = concern;
  const notPassed = requirements.filter((one) => isLookedAt(one) && one.verdict.outcome !== 'pass');
  const passed = withOutcome(requirements, 'pass');
  const unseen = requirements.filter((one) => !isLookedAt(one));
  return [
    ...notPassed.map(
      ({ definition, verdict }) =>
        `**${definition.id}** ${outcomeWord(verdict.outcome)}: ${quoted(verdict.reason ?? 'no reason given')}`,
    ),
    ...passed.map(
      (one) =>
        `**${one.definition.id}** holds in ${counted(one.verdict.checks, 'check')}: ${lower(one.definition.observed)}`,
    ),
    ...(unseen.length > 0
      ? [`${listed(idsOf(unseen))} may hold or not: nobody looked, so nothing follows from them.`]
      : []),
  ]
    .map((reason, at) => `${at + 1}. ${reason}`)
    .join('\n');
};

const lower = (sentence: string): string =>
  /^[A-Z][a-z]/.test(sentence)
    ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
    : sentence;

/** What could be said before a court; only what passed is said to be shown. */
const defence = (concern: JudgedConcern): string => {
  const { requirements, practice, verdict } = concern;
  const passed = withOutcome(requirements, 'pass');
  const assurance = assuranceWords(weakestAssurance(passed));
  switch (verdict) {
    case 'broken':
      return `❌ **COMPROMISED** by ${listed(idsOf(failedUnder(concern)))}: ${concern.risks[0] ?? ''}`;
    case 'undecided':
      return '⚠️ **OPEN**: the run came to no verdict, and what is not decided proves nothing.';
    case 'waived':
      return '⚠️ **ACCEPTED, NOT SHOWN**: whoever approved the waiver answers for it.';
    case 'partly':
      return passed.length === 0
        ? '⚠️ **NOT SHOWN**: nothing that answers this concern passed.'
        : `⚠️ **IN PART**: ${listed(idsOf(passed))} can be shown (${assurance}); the rest cannot.`;
    case 'shown':
      return `✅ **MAINTAINED**: ${practice.charAt(0).toLowerCase()}${practice.slice(1)} can be shown (${assurance}).`;
    case 'unseen':
      return '⬜ **NOT SHOWN**: nobody looked.';
  }
};
