import type { SecretComparison } from '../comparison';

const SHA256_HEX = /^(?:[0-9a-f]{64}|[0-9A-F]{64})$/;

/**
 * Whether a digest is the expected one, in a time that does not tell where they differ (TIME-3).
 *
 * The expected digest is 64 hex digits, all in lower case or all in upper case, as tools print them;
 * whatever else it is, it simply does not match: no exception tells its length or content (TIME-4).
 */
export const isExpectedDigest = (
  expected: string,
  actual: string,
  comparison: SecretComparison,
): boolean => SHA256_HEX.test(expected) && comparison(expected.toLowerCase(), actual);
