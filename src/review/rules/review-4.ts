import type { AuditCall, FileFacts } from '../facts/types';
import type { Crate } from '../link/crate';
import { called, flushesOf, isCounted, isInHelper } from './emissions';
import { flushFix } from './fixes';
import type { Rule } from './types';

/** A flush whose failure nobody counts. */
export const uncountedFlush: Rule = {
  id: 'REVIEW-4',
  issue: 'Failed flushes are not counted',
  impact: [
    'A CRITICAL event whose flush failed is as lost as one that was never emitted, and looks fine.',
    'The alert on critical emission failures stays silent exactly when the disk is the problem.',
  ],
  shownBy: ['FLUSH-5', 'DROP-4'],
  find: (file, crate) =>
    flushesOf(file, crate).flatMap((call) => {
      const what = crate.isFallible(file, call) ? wrongWith(call, file, crate) : null;
      if (what === null) return [];
      const message = `the failure of ${called(call, null)} ${what}`;
      return [{ at: call, message, fix: flushFix(call, { file, crate }), event: null }];
    }),
};

const wrongWith = (call: AuditCall, file: FileFacts, crate: Crate): string | null => {
  const { kind, how } = call.fate;
  switch (kind) {
    case 'discarded':
    case 'unused':
      return `is thrown away (${how})`;
    case 'propagated':
    case 'returned':
      if (isInHelper(call, file, crate) || kind === 'returned') return null;
      if (call.fate.errors.some((span) => crate.counts(file, span))) return null;
      return `is passed on (${how}), which fails the operation, and is not counted`;
    case 'handled':
    case 'passed':
      return isCounted(call, file, crate) === false ? `is taken (${how}) and not counted` : null;
    case 'used':
      return null;
  }
};
