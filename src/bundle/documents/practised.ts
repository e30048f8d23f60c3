import type { JudgedConcern } from './judged-concerns';
import { listed } from './markdown';
import { idsOf, withOutcome } from './words';

/** A practice in a cell: its sign, and the requirements that speak for or against it. */
export const practised = ({ verdict, requirements }: JudgedConcern): string => {
  const ids = (outcome: 'fail' | 'pass') => listed(idsOf(withOutcome(requirements, outcome)));
  const passed = withOutcome(requirements, 'pass').length;
  const of = requirements.length;
  switch (verdict) {
    case 'broken':
      return `❌ ${ids('fail')} failed, ${passed} of ${of} passed`;
    case 'undecided':
      return `⚠️ not decided: ${listed(idsOf(withOutcome(requirements, 'error', 'inconclusive')))}`;
    case 'waived':
      return `⚠️ waived: ${listed(idsOf(withOutcome(requirements, 'waived')))}`;
    case 'partly':
      return passed === 0
        ? `⚠️ none of ${of} passed`
        : `⚠️ ${ids('pass')} passed, ${of - passed} of ${of} not shown`;
    case 'shown':
      return `✅ ${of === 1 ? ids('pass') : `all ${of}`} passed`;
    case 'unseen':
      return '⬜ not looked at';
  }
};
