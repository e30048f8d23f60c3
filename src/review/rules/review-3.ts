import type { AuditCall, FileFacts } from '../facts/types';
import type { Crate } from '../link/crate';
import { called, emissionsOf, isInHelper } from './emissions';
import { emissionFix } from './fixes';
import type { Rule } from './types';

/** A CRITICAL emission that nothing flushes before its function is left. */
export const unflushedCritical: Rule = {
  id: 'REVIEW-3',
  issue: 'No immediate flush for CRITICAL events',
  impact: [
    'The event waits in a buffer: if the process dies now, so does the evidence of the incident.',
    'It cannot be proved that the attack or the tampering was detected when it happened.',
    'Notification duties run from detection; a missing record is no defence (GDPR Art. 33, 83).',
  ],
  shownBy: ['FLUSH-1', 'FLUSH-2', 'FLUSH-3', 'FLUSH-4', 'FLUSH-7'],
  find: (file, crate) =>
    emissionsOf(file, crate).flatMap((call) => {
      if (!crate.isCritical(file, call) || isFlushed(call, file, crate)) return [];
      // The helper's caller gets its result, and is the one to flush on success.
      if (call.fate.kind === 'returned' && isInHelper(call, file, crate)) return [];
      const event = crate.eventOf(file, call);
      return [
        {
          at: call,
          message: `${called(call, event)} emits a CRITICAL event, and no flush follows on its success path`,
          fix: emissionFix(call, file, crate),
          event,
        },
      ];
    }),
};

const isFlushed = (call: AuditCall, file: FileFacts, crate: Crate): boolean => {
  if (crate.isFlushing(file, call)) return true;
  const { successes, errors } = call.fate;
  if (successes.some((span) => crate.flushes(file, span))) return true;
  const isFailure = (span: { start: number; end: number }) =>
    errors.some((error) => error.start === span.start && error.end === span.end);
  return call.after.some((span) => !isFailure(span) && crate.flushes(file, span));
};
