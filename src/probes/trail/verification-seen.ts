import type { VerificationSeen } from '../../verdict';
import type { TrailVerification } from './types';

/** A verification as an observation holds it. */
export const verificationSeen = ({
  records,
  files,
  firstBad,
  tail,
  unlisted,
  lacks,
}: TrailVerification): VerificationSeen => ({
  records,
  files,
  first_bad: firstBad ?? null,
  tail,
  unlisted,
  ...(lacks.length > 0 && { lacks: [...lacks] }),
});
