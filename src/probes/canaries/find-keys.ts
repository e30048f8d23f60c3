const HEX = /(?<![0-9a-f])(?:[0-9a-f]{2}[: ]?){31}[0-9a-f]{2}(?![0-9a-f])/gi;
const BASE64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{43}(?![A-Za-z0-9+/_-])/g;
const NUMBERS = /(?<![\d,.]\s?)\d{1,3}(?:,\s*\d{1,3}){31}(?!\s*,?\s*\d)/g;

/**
 * Every 32 bytes, which are a key of HMAC-SHA256 or a digest, that a text tells in hex, base64 or as
 * numbers; in lower-case hex.
 */
export const findKeys = (text: string): string[] => {
  const found = [
    ...[...text.matchAll(HEX)].map(([run]) => run.replace(/[^0-9a-f]/gi, '').toLowerCase()),
    ...[...text.matchAll(BASE64)].filter(([run]) => isMixed(run)).map(([run]) => hexOf(run)),
    ...[...text.matchAll(NUMBERS)].map(([run]) => fromNumbers(run)),
  ];
  return [...new Set(found)];
};

/** A name of 43 letters is no key. */
const isMixed = (run: string): boolean =>
  [/[a-z]/, /[A-Z]/, /\d/].every((letters) => letters.test(run));

const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');

const fromNumbers = (run: string): string =>
  Buffer.from(run.split(',').map((number) => Number(number) % 256)).toString('hex');
