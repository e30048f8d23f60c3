import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 over the UTF-8 bytes of a text, as 64 lower-case hex digits. */
export const keyedHash = (text: string, key: Buffer): string =>
  createHmac('sha256', key).update(text, 'utf8').digest('hex');

/** Whether a hash was made of this text with this key; in constant time. */
export const isHashOf = (text: string, hash: string, key: Buffer): boolean => {
  const [expected, given] = [Buffer.from(keyedHash(text, key)), Buffer.from(hash)];
  return expected.length === given.length && timingSafeEqual(expected, given);
};
