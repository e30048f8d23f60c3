import { called, emissionsOf } from './emissions';
import { emissionFix } from './fixes';
import type { Rule } from './types';

const WHAT = {
  discarded: 'throws its result away',
  unused: 'leaves its result unused',
} as const;

/** An emission whose result goes nowhere. */
export const discardedEmission: Rule = {
  id: 'REVIEW-1',
  issue: 'Audit emission failures are silently ignored',
  impact: [
    'An event that was lost here is lost without a trace: the trail is incomplete and nobody knows.',
    'It cannot be proved that a security incident was logged, because its absence proves nothing.',
    'Nobody can watch the health of the audit system, or alert on its failure rate.',
  ],
  shownBy: ['EMIT-2', 'EMIT-3', 'EMIT-6'],
  find: (file, crate) =>
    emissionsOf(file, crate).flatMap((call) => {
      const { kind, how } = call.fate;
      if (kind !== 'discarded' && kind !== 'unused') return [];
      if (!crate.isFallible(file, call)) return [];
      const event = crate.eventOf(file, call);
      return [
        {
          at: call,
          message: `${called(call, event)} ${WHAT[kind]} (${how}), so a failure is neither logged nor counted`,
          fix: emissionFix(call, file, crate),
          event,
        },
      ];
    }),
};
