import type { AuditCall, FileFacts } from '../facts/types';
import type { Crate } from '../link/crate';
import { called, emissionsOf, isInHelper } from './emissions';
import { emissionFix } from './fixes';
import type { Rule } from './types';

/** An emission whose failure fails the operation. */
export const auditFailsOperation: Rule = {
  id: 'REVIEW-7',
  issue: 'An audit failure fails the operation',
  impact: [
    'Whoever can fill the audit buffer or the disk can stop sealing, verifying and loading.',
    'A refused operation under audit outage invites switching the audit off, which is worse.',
  ],
  shownBy: ['EMIT-5'],
  find: (file, crate) =>
    emissionsOf(file, crate).flatMap((call) => {
      const way = crate.isFallible(file, call) ? wayOut(call, file, crate) : null;
      if (way === null) return [];
      const event = crate.eventOf(file, call);
      return [
        {
          at: call,
          message: `a failure of ${called(call, event)} fails the operation (${way})`,
          fix: emissionFix(call, file, crate),
          event,
        },
      ];
    }),
};

const wayOut = (call: AuditCall, file: FileFacts, crate: Crate): string | null => {
  const { kind, how, leaves } = call.fate;
  if (isInHelper(call, file, crate)) return null;
  if (leaves !== null) return leaves;
  if (kind === 'propagated') return how;
  if (kind !== 'returned') return null;
  // A function without a name is a callback; who gets its result is not to be told from here.
  return crate.functionAround(file, call) === null ? null : how;
};
