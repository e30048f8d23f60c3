import type { VerificationSeen } from '../verification';
import type { Sight, WrongSight } from './types';

/** A verification that found nothing wrong, but for what is changed. */
export const verification = (changes: Partial<VerificationSeen> = {}): VerificationSeen => ({
  ...{ records: 10, files: 3, first_bad: null, tail: 'attested', unlisted: 0 },
  ...changes,
});

export const FILE = '2026-11-20.audit';
export const NEXT = '2026-11-20-1.audit';

/** One whose chain breaks in the third line. */
export const broken = (changes: Partial<VerificationSeen> = {}): VerificationSeen =>
  verification({
    first_bad: { file: FILE, line: 3, seq: 3, reason: 'its hash does not fit its bytes' },
    ...changes,
  });

/** A verification of a trail whose format cannot prove all that is asked. */
export const lacking = (changes: Partial<VerificationSeen> = {}): VerificationSeen =>
  verification({
    tail: 'not-attested',
    lacks: [
      { kind: 'key', what: 'key' },
      { kind: 'sequence', what: 'sequence' },
      { kind: 'end', what: 'word on where it ends' },
      { kind: 'link', what: 'link from one file to the next' },
      { kind: 'manifest', what: 'manifest of its closed files' },
      { kind: 'cover', what: 'hash over its severity' },
      { kind: 'bounds', what: 'bounds between its fields' },
    ],
    ...changes,
  });

/** How a broken chain is told. */
export const brokenChain: Omit<WrongSight, keyof Sight> = {
  codes: ['chain-broken'],
  says: [/^an unbroken chain/, /^its hash does not fit its bytes at 2026-11-20\.audit:3$/],
};

/** How a trail without a record is told. */
export const emptyTrail: Omit<WrongSight, keyof Sight> = {
  codes: ['nothing-recorded'],
  says: [/^a trail with records$/, /^no record$/],
};
