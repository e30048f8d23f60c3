/**
 * Everything that could steer a terminal or deceive a reader: control characters (C0, DEL, C1 with
 * NEL), format characters (bidi, zero-width, tags), line and paragraph separators.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text that JSON shows as it is, as the names that stand in every record do. */
const PLAIN = /^[ !#-[\]-~]*$/;

const FOUR_HEX_DIGITS = 4;

const escapeUnits = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(FOUR_HEX_DIGITS, '0')}`)
    .join('');

/**
 * A value as JSON that is one physical line and safe to print (HYG-1). `JSON.stringify` leaves DEL,
 * C1, U+2028, bidi controls and their kin raw; here they are escaped, so parsing gives them back.
 */
export const toSafeJson = (value: unknown): string =>
  typeof value === 'string' && PLAIN.test(value)
    ? `"${value}"`
    : JSON.stringify(value).replace(UNSAFE, escapeUnits);

/** A text for a log line: what is unsafe is shown as an escape, everything else as it is. */
export const toSafeText = (text: string): string =>
  text.toWellFormed().replace(UNSAFE, escapeUnits);
