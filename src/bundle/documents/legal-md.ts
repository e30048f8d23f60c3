import { concernSection } from './legal-concern';
import { concernWord, failedUnder, judgedConcerns, type JudgedConcern } from './judged-concerns';
import { counted, list, listed, paragraphs, quoted, table } from './markdown';
import { closing, opening, statusWords } from './opening';
import { clauseWords } from './clauses';
import { implications, requiredActions } from './legal-closing';
import { notLookedAt } from './not-shown';
import type { Account } from './types';
import {
  assuranceWords,
  clauseName,
  clausesOf,
  idsOf,
  serving,
  weakestAssurance,
  withOutcome,
} from './words';

/**
 * `legal.md`: from each concern over the clauses it touches and the risk to a verdict, every verdict
 * from the outcomes of requirements, named with their evidence and assurance.
 */
export const legalMarkdown = (account: Account): string => {
  const concerns = judgedConcerns(account);
  const seen = concerns.filter(({ verdict }) => verdict !== 'unseen');
  return paragraphs([
    opening(
      `Legal & Compliance Review: ${quoted(account.subject.name)}`,
      account,
      statusWords(account),
    ),
    '## Executive Summary',
    summary(concerns),
    '---',
    '## Legal Context: Why Audit Logs Matter',
    context(account),
    '---',
    '## Concerns',
    seen.length < concerns.length
      ? `The numbers are those of the list of all ${concerns.length}; one that nobody looked at has no section.`
      : null,
    seen
      .map((concern) => concernSection(concern, concerns.indexOf(concern) + 1, account))
      .join('\n\n---\n\n'),
    '## Summary of Legal and Compliance Risks',
    summaryTable(concerns, account),
    unseenConcerns(concerns),
    ...requiredActions(account),
    '## Legal Implications',
    implications(concerns, account),
    notLookedAt(account),
    closing(account),
  ]);
};

const summary = (concerns: readonly JudgedConcern[]): string => {
  const of = (...verdicts: readonly JudgedConcern['verdict'][]) =>
    concerns.filter(({ verdict }) => verdicts.includes(verdict));
  const broken = of('broken');
  const parts = [
    [broken, 'founded'],
    [of('undecided'), 'undecided'],
    [of('partly', 'waived'), 'answered in part'],
    [of('shown'), 'answered in full'],
    [of('unseen'), 'not looked at'],
  ] as const;
  const critical = broken.filter((one) => failedUnder(one, 'blocking').length > 0);
  return paragraphs([
    `${counted(concerns.length, 'concern')} can be raised about an audit trail of this kind. After this run: ` +
      `${listed(parts.filter(([own]) => own.length > 0).map(([own, words]) => `${own.length} ${words}`))}.`,
    critical.length === 0
      ? null
      : `❌ **Critical finding**: **${critical.map(({ title }) => title.toUpperCase()).join('; ')}**`,
    'What follows is drawn from technical evidence. It says which facts can be proved and which cannot; it is no legal advice.',
  ]);
};

const context = (account: Account): string =>
  table(
    ['Clause', 'What it asks of an audit trail', 'Served by', 'What the run shows'],
    account.regulations.map((clause) => {
      const own = serving(clause, account);
      return [
        clauseName(clause),
        clause.asks,
        counted(own.length, 'requirement'),
        clauseWords(own),
      ];
    }),
  );

const summaryTable = (concerns: readonly JudgedConcern[], account: Account): string =>
  table(
    ['#', 'Concern', 'Regulation', 'Verdict', 'Assurance', 'Rests on'],
    concerns
      .map((concern, at) => ({ concern, number: at + 1 }))
      .filter(({ concern }) => concern.verdict !== 'unseen')
      .map(({ concern, number }) => [
        String(number),
        concern.title,
        clausesOf(account, concern.requirements).map(clauseName).join(', '),
        concernWord(concern),
        assuranceWords(weakestAssurance(concern.requirements)),
        restsOn(concern),
      ]),
  );

/** What nobody looked at is in one list, lest a row of its own make it look like a result. */
const unseenConcerns = (concerns: readonly JudgedConcern[]): string | null => {
  const unseen = concerns.filter(({ verdict }) => verdict === 'unseen');
  if (unseen.length === 0) return null;
  return paragraphs([
    '⬜ **Not looked at**, so neither founded nor answered:',
    list(
      unseen.map(
        (one) => `(${concerns.indexOf(one) + 1}) ${one.title} (${listed(idsOf(one.requirements))})`,
      ),
    ),
  ]);
};

const restsOn = ({ requirements }: JudgedConcern): string =>
  (['fail', 'error', 'inconclusive', 'waived', 'pass'] as const)
    .flatMap((outcome) => {
      const own = withOutcome(requirements, outcome);
      return own.length === 0 ? [] : [`${listed(idsOf(own))} (${outcome})`];
    })
    .join('; ') || 'nothing';
