import { concernSection } from './legal-concern';
import { concernWord, judgedConcerns, type JudgedConcern } from './judged-concerns';
import { counted, list, listed, paragraphs, quoted, table } from './markdown';
import { closing, opening, statusWords } from './opening';
import { remedyOf } from './remedies';
import { clauseWords, notLookedAt } from './review-closing';
import type { Account } from './types';
import {
  assuranceWords,
  checksOf,
  clauseName,
  clausesOf,
  evidenceLinks,
  idsOf,
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
    seen.length === 0 ? 'This run looked at nothing that answers one.' : null,
    seen
      .map((concern) => concernSection(concern, concerns.indexOf(concern) + 1, account))
      .join('\n\n---\n\n'),
    '## Summary of Legal and Compliance Risks',
    summaryTable(concerns, account),
    ...requiredActions(account),
    '## Legal Implications',
    implications(concerns),
    notLookedAt(account),
    closing(account),
  ]);
};

const summary = (concerns: readonly JudgedConcern[]): string => {
  const of = (...verdicts: readonly JudgedConcern['verdict'][]) =>
    concerns.filter(({ verdict }) => verdicts.includes(verdict));
  const broken = of('broken');
  const parts = [
    [broken, 'come true'],
    [of('undecided'), 'could not be decided'],
    [of('partly', 'waived'), 'are answered in part'],
    [of('shown'), 'are answered in full'],
    [of('unseen'), 'were not looked at'],
  ] as const;
  return paragraphs([
    `${counted(concerns.length, 'concern')} can be raised about an audit trail of this kind. In this run ` +
      `${listed(parts.filter(([own]) => own.length > 0).map(([own, words]) => `${own.length} ${words}`))}.`,
    broken.length === 0
      ? null
      : `**Critical finding**: ${broken.map(({ title }) => `**${title.toUpperCase()}**`).join('; ')} ❌`,
    'What follows is drawn from technical evidence. It says which facts can be proved and which cannot; it is no legal advice.',
  ]);
};

const context = ({ regulations, requirements }: Account): string =>
  table(
    ['Clause', 'What it asks of an audit trail', 'Served by', 'What the run shows'],
    regulations.map((clause) => {
      const own = requirements.filter(({ definition }) =>
        definition.regulations.some((id) => id === clause.id),
      );
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
    concerns.map((concern, at) => [
      String(at + 1),
      concern.title,
      clausesOf(account, concern.requirements).map(clauseName).join(', '),
      concernWord(concern),
      assuranceWords(weakestAssurance(concern.requirements)),
      restsOn(concern),
    ]),
  );

const restsOn = ({ requirements }: JudgedConcern): string =>
  (['fail', 'error', 'inconclusive', 'waived', 'pass'] as const)
    .flatMap((outcome) => {
      const own = withOutcome(requirements, outcome);
      return own.length === 0 ? [] : [`${listed(idsOf(own))} (${outcome})`];
    })
    .join('; ') || 'nothing';

const weights = [
  ['blocking', '❌ CRITICAL (blocking)'],
  ['major', '⚠️ HIGH (fails the gate unless waived)'],
  ['advisory', 'RECOMMENDED'],
] as const;

const requiredActions = (account: Account): readonly string[] => {
  const failed = withOutcome(account.requirements, 'fail');
  if (failed.length === 0) return [];
  return [
    '## Required Actions',
    ...weights.flatMap(([severity, heading]) => {
      const own = failed.filter(({ definition }) => definition.severity === severity);
      if (own.length === 0) return [];
      return [
        `### ${heading}`,
        own
          .map(
            (one, at) =>
              `${at + 1}. **${one.definition.id}**: ${remedyOf(one.definition)}\n` +
              `   - **Rationale**: ${clausesOf(account, [one]).map(clauseName).join(', ')}\n` +
              `   - **Shown by**: ${evidenceLinks(checksOf(one).filter(({ outcome }) => outcome === 'fail')) || 'no check'}`,
          )
          .join('\n'),
      ];
    }),
  ];
};

/** What can be proved today and what cannot, in the words of each concern. */
const implications = (concerns: readonly JudgedConcern[]): string => {
  const broken = concerns.filter(({ verdict }) => verdict === 'broken');
  const shown = concerns.filter(({ verdict }) => verdict === 'shown');
  return paragraphs([
    '### If it stays as it is',
    broken.length === 0
      ? 'Nothing that was looked at stands against the subject.'
      : list(
          broken.flatMap(({ risks, requirements }) =>
            risks.map((risk) => `❌ ${risk} (${listed(idsOf(withOutcome(requirements, 'fail')))})`),
          ),
        ),
    '### What can be shown',
    shown.length === 0
      ? 'No concern is answered in full by this run.'
      : list(
          shown.map(
            ({ practice, requirements }) =>
              `✅ ${practice}: ${listed(idsOf(requirements))}, ${assuranceWords(weakestAssurance(requirements))}`,
          ),
        ),
    'A breach of GDPR Art. 30, 32 or 33 may be fined with up to 10 million euro or 2 % of the worldwide annual turnover, whichever is higher (Art. 83(4)).',
  ]);
};
