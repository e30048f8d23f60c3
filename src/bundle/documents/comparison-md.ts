import { judgedConcerns } from './judged-concerns';
import { practised } from './practised';
import { counted, list, listed, paragraphs, quoted, table } from './markdown';
import { closing, opening, statusWords } from './opening';
import { patternsMarkdown } from './patterns';
import { remedyOf } from './remedies';
import { alikeIn, cratesMarkdown } from './compared-crates';
import type { Account, ToldRequirement } from './types';
import { assuranceWords, idsOf, isLookedAt, outcomeWord, signs, withOutcome } from './words';

/**
 * `comparison.md`: subjects side by side, the patterns in what they miss, a checklist of each.
 *
 * @param accounts At least one; all judged by one gate in one run.
 */
export const comparisonMarkdown = (accounts: readonly [Account, ...Account[]]): string => {
  const [first] = accounts;
  return paragraphs([
    opening(
      `Comparison of Subjects: ${accounts.map(({ subject }) => quoted(subject.name)).join(', ')}`,
      first,
      accounts.map(statusWords).join('; '),
    ),
    '## Executive Summary',
    summary(accounts),
    '---',
    '## Side by Side',
    sideBySide(accounts),
    cratesMarkdown(accounts),
    '## Systemic Patterns',
    patternsMarkdown(accounts),
    alikeIn(accounts),
    '## Compliance Checklist',
    BOXES,
    ...accounts.map(checklist),
    '## Next Steps',
    ...accounts.map(nextSteps),
    closing(first),
  ]);
};

export const BOXES =
  'A box is ticked when every requirement under it passed; a requirement nobody looked at leaves it empty.';

const summary = (accounts: readonly Account[]): string =>
  paragraphs([
    accounts.length === 1
      ? 'One subject was judged in this run, so there is nothing to hold it against yet; each further one is a further column.'
      : `${accounts.length} subjects were judged by the same requirements in the same run.`,
    list(
      accounts.map((account) => {
        const looked = account.requirements.filter(isLookedAt).length;
        const failed = withOutcome(account.requirements, 'fail').length;
        const passed = withOutcome(account.requirements, 'pass').length;
        return (
          `**${quoted(account.subject.name)}**: looked at ${looked} of ${account.requirements.length} requirements, ` +
          `${passed} passed, ${failed} failed`
        );
      }),
    ),
  ]);

/** Subjects side by side, a practice a row. */
export const sideBySide = (accounts: readonly [Account, ...Account[]]): string => {
  const [first] = accounts;
  const concerns = accounts.map(judgedConcerns);
  const fact = (name: string, of: (account: Account) => string) => [name, ...accounts.map(of)];
  return table(
    ['', ...accounts.map(({ subject }) => quoted(`${subject.name} ${subject.version}`))],
    [
      fact('Language', ({ subject }) => quoted(subject.language)),
      fact('Backend', ({ subject }) => quoted(subject.backend)),
      fact('Capabilities declared', ({ subject }) => String(subject.capabilities.length)),
      fact('Demanded assurance', ({ demandedAssurance }) => demandedAssurance),
      ...judgedConcerns(first).map(({ key, practice }) => [
        practice,
        ...concerns.map((own) => {
          const concern = own.find((one) => one.key === key);
          return concern === undefined ? '' : practised(concern);
        }),
      ]),
      fact('**Verdict**', statusWords),
    ],
  );
};

/** The practices of one subject as boxes, ticked where all was seen to hold. */
export const checklist = (account: Account): string =>
  paragraphs([
    `### ${quoted(account.subject.name)}`,
    list(
      judgedConcerns(account).map(
        (concern) =>
          `[${concern.verdict === 'shown' ? 'x' : ' '}] **${concern.practice}**: ${concern.requirements.map(ticked).join(', ')}`,
      ),
    ),
  ]);

const ticked = (requirement: ToldRequirement): string => {
  const { definition, verdict } = requirement;
  if (!isLookedAt(requirement)) return `${signs['not-verified']} ${definition.id}`;
  if (verdict.outcome !== 'pass') {
    return `${signs[verdict.outcome]} ${definition.id} ${outcomeWord(verdict.outcome)}`;
  }
  return `${signs.pass} ${definition.id} (${counted(verdict.checks, 'check')}, ${assuranceWords(verdict.assurance)})`;
};

const nextSteps = (account: Account): string => {
  const failed = withOutcome(account.requirements, 'fail');
  const untold = account.requirements.filter(
    (one) => isLookedAt(one) && !['fail', 'pass'].includes(one.verdict.outcome),
  );
  const unseen = judgedConcerns(account).filter(({ verdict }) => verdict === 'unseen');
  return paragraphs([
    `### For ${quoted(account.subject.name)}`,
    [
      ...failed.map(({ definition }) => `${definition.id}: ${remedyOf(definition)}`),
      ...(untold.length > 0 ? [`Find out what kept ${listed(idsOf(untold))} from a verdict.`] : []),
      ...(unseen.length > 0
        ? [
            `Look at what this run left out entirely: ${unseen.map(({ practice }) => practice).join('; ')}.`,
          ]
        : []),
      ...(failed.length + untold.length + unseen.length === 0 ? [stillOpen(account)] : []),
    ]
      .map((step, at) => `${at + 1}. ${step}`)
      .join('\n'),
  ]);
};

const stillOpen = ({ requirements }: Account): string => {
  const unseen = requirements.filter((one) => !isLookedAt(one));
  return unseen.length === 0
    ? 'Nothing is left to do for these requirements; run the gate again with every change.'
    : `Look at the rest: ${listed(idsOf(unseen))}.`;
};
