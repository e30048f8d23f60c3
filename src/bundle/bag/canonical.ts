import canonicalize from 'canonicalize';

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
