import { hash } from 'node:crypto';
import { toSafeJson } from './escape';

/** Enough to tell two tokens apart, useless to find one. */
const FINGERPRINT_DIGITS = 16;

/** Takes secrets out of a text. */
export type Conceal = (text: string) => string;

/** One text of a JSON document, its quotes included. */
const TEXT = /"(?:[^"\\]|\\.)*"/g;

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

/**
 * The same for a JSON document, of which only the texts are touched: a secret such as `17` stands in
 * a number too, and must not make a line of the trail that nobody can read.
 */
export const concealInJson = (secret: string): Conceal => {
  const hide = conceal(secret);
  return (json) =>
    hide(json) === json
      ? json
      : json.replaceAll(TEXT, (text) => toSafeJson(hide(JSON.parse(text) as string)));
};
