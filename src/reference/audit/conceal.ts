import { hash } from 'node:crypto';
import { toSafeJson } from './escape';

/** Enough to tell two tokens apart, useless to find one. */
const FINGERPRINT_DIGITS = 16;

/** Takes secrets out of a text. */
export type Conceal = (text: string) => string;

/**
 * Replaces a secret by its fingerprint wherever it stands in what is written, be it that a caller put
 * it into a path (SECRET-4): as it is, and as JSON escapes it.
 */
export const conceal = (secret: string): Conceal => {
  if (secret === '') return (text) => text;
  const fingerprint = `sha256:${hash('sha256', secret).slice(0, FINGERPRINT_DIGITS)}`;
  const escaped = toSafeJson(secret).slice(1, -1);
  return (text) => text.replaceAll(escaped, fingerprint).replaceAll(secret, fingerprint);
};
