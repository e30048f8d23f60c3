import { called, emissionsOf, isCounted } from './emissions';
import { emissionFix } from './fixes';
import type { Rule } from './types';

/** An emission whose error branch has no counter. */
export const uncountedEmission: Rule = {
  id: 'REVIEW-2',
  issue: 'Audit emission failures are not counted',
  impact: [
    'Without a counter there is no failure rate, and no alert when more than 1% of events are lost.',
    'A line in a log file is not monitoring: nobody can show that the gap was noticed in time.',
  ],
  shownBy: ['EMIT-3', 'EMIT-4', 'MON-1'],
  find: (file, crate) =>
    emissionsOf(file, crate).flatMap((call) => {
      const { kind, how } = call.fate;
      if (kind !== 'handled' && kind !== 'passed') return [];
      if (!crate.isFallible(file, call) || isCounted(call, file, crate) !== false) return [];
      const event = crate.eventOf(file, call);
      return [
        {
          at: call,
          message: `the error of ${called(call, event)} is taken (${how}) and not counted`,
          fix: emissionFix(call, file, crate),
          event,
        },
      ];
    }),
};
