import type { JudgedConcern } from './judged-concerns';
import { list, listed, paragraphs } from './markdown';
import { remedyOf } from './remedies';
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

const weights = [
  ['blocking', '❌ CRITICAL (blocking)'],
  ['major', '⚠️ HIGH (fails the gate unless waived)'],
  ['advisory', 'RECOMMENDED'],
] as const;

/** What has to be done, the weightiest first, with the clauses and the evidence for it. */
export const requiredActions = (account: Account): readonly string[] => {
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
export const implications = (concerns: readonly JudgedConcern[], account: Account): string => {
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
    fines(account),
  ]);
};

/** What the law threatens, told only where what serves a clause of it failed. */
const fines = (account: Account): string | null => {
  const broken = clausesOf(account, withOutcome(account.requirements, 'fail'));
  const clauses = broken
    .filter(({ framework }) => framework === 'GDPR')
    .map(({ clause }) => clause);
  return clauses.length === 0
    ? null
    : `What failed serves GDPR ${listed(clauses)}. Who breaches these may be fined with up to 10 million euro or 2 % of the worldwide annual turnover, whichever is higher (Art. 83(4)).`;
};
