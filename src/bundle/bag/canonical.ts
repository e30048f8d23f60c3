import canonicalize from 'canonicalize';
import { sha256 } from './digest';

/**
 * The bytes of a JSON value by RFC 8785: equal values, equal bytes.
 *
 * @throws {TypeError} when the value is not JSON.
 */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError(`expected a JSON value, found ${typeof value}`);
  return text;
};

/** SHA-256 of a JSON value by RFC 8785: equal values, equal digest. */
export const jsonDigest = (value: unknown): string => sha256(canonical(value));
