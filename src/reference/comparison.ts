import { hash, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same. A collaborator, so that owners never compare by themselves. */
export type SecretComparison = (a: string, b: string) => boolean;

/** Two bytes for each code unit, so that no two strings are the same bytes, ill-formed ones included. */
const fingerprint = (secret: string): Buffer =>
  hash('sha256', Buffer.from(secret, 'utf16le'), 'buffer');

/**
 * Compares two secrets in a time that does not depend on where they differ (TIME-1 to TIME-3).
 *
 * Total: any two strings may be compared, of whatever length, and none makes it throw (TIME-4). The
 * time grows with the lengths, which are no secret: digests and signatures have a fixed one.
 */
export const secretsMatch: SecretComparison = (a, b) =>
  timingSafeEqual(fingerprint(a), fingerprint(b));
