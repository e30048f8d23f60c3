import { discardedEmission } from './review-1';
import { uncountedEmission } from './review-2';
import { unflushedCritical } from './review-3';
import { uncountedFlush } from './review-4';
import { ownerWithoutFlush } from './review-5';
import { leakyComparison } from './review-6';
import { auditFailsOperation } from './review-7';
import { unsanitizedField } from './review-8';
import type { Rule } from './types';

export type { Rule } from './types';
export { emissionsOf, isCounted } from './emissions';

/** Every rule of the chapter REVIEW, in its order. */
export const rules: readonly Rule[] = [
  discardedEmission,
  uncountedEmission,
  unflushedCritical,
  uncountedFlush,
  ownerWithoutFlush,
  leakyComparison,
  auditFailsOperation,
  unsanitizedField,
];
