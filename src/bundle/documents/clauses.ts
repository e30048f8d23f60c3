import { listed, table } from './markdown';
import type { Account, ToldRequirement } from './types';
import { clauseName, idsOf, isLookedAt, serving, withOutcome } from './words';

/** What each clause asks for, and what the run says of the requirements that serve it. */
export const complianceImpact = (account: Account): string =>
  table(
    ['Clause', 'What it asks', 'What the run shows'],
    account.regulations.map((clause) => {
      const own = serving(clause, account);
      return [clauseName(clause), clause.asks, clauseWords(own)];
    }),
  );

/** A clause is served when all that serves it passed; nothing less is called so. */
export const clauseWords = (own: readonly ToldRequirement[]): string => {
  const failed = withOutcome(own, 'fail');
  const passed = withOutcome(own, 'pass');
  if (own.length === 0) return '⬜ no requirement serves it';
  if (failed.length > 0) return `❌ **compromised**: ${listed(idsOf(failed))} failed`;
  if (passed.length === own.length)
    return `✅ **served** by all ${own.length}: ${listed(idsOf(own))}`;
  const rest = own.length - passed.length;
  if (!own.some(isLookedAt))
    return `⬜ **not looked at**: none of the ${own.length} that serve it ran`;
  return passed.length === 0
    ? `⚠️ **not shown**: none of the ${own.length} that serve it passed`
    : `⚠️ **shown in part**: ${listed(idsOf(passed))} passed, ${rest} of ${own.length} are not shown`;
};
