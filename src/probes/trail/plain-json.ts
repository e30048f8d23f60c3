const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const BACKSLASH = 0x5c;
const DEL = 0x7f;

/** Bytes that stand for themselves within a string: printable ASCII but the quote and backslash. */
const PLAIN = Uint8Array.from({ length: 0x100 }, (_, byte) =>
  byte >= 0x20 && byte < DEL && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

/** No event of the catalogue comes near either. */
const MAX_DEPTH = 8;
const MAX_KEYS = 24;

/**
 * Where the keys of the objects being read lie, `MAX_KEYS` places for each depth; written anew by
 * each object, so that a hundred thousand of them a second leave nothing to collect.
 */
const KEY_STARTS = new Int32Array(MAX_DEPTH * MAX_KEYS);
const KEY_ENDS = new Int32Array(MAX_DEPTH * MAX_KEYS);

/** Not plain: the answer of every function here that could not go on. */
export const NOT_PLAIN = -1;

const LITERALS = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/** The end of a word that stands at `at`, or NOT_PLAIN. */
export const skipWord = (bytes: Buffer, at: number, word: Buffer): number => {
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[at + index] !== word[index]) return NOT_PLAIN;
  }
  return at + word.length;
};

/** The end of a string without escapes that begins at `at`, or NOT_PLAIN. */
export const skipString = (bytes: Buffer, at: number): number => {
  if (bytes[at] !== QUOTE) return NOT_PLAIN;
  let end = at + 1;
  while (PLAIN[bytes[end] ?? 0] === 1) end += 1;
  return bytes[end] === QUOTE ? end + 1 : NOT_PLAIN;
};

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= ZERO && byte <= NINE;

/** The end of an integer that begins at `at`, or NOT_PLAIN. */
export const skipInteger = (bytes: Buffer, at: number): number => {
  const start = bytes[at] === MINUS ? at + 1 : at;
  let end = start;
  while (isDigit(bytes[end])) end += 1;
  const hasLeadingZero = bytes[start] === ZERO && end - start > 1;
  return end === start || hasLeadingZero ? NOT_PLAIN : end;
};

/**
 * The end of a plain JSON value that begins at `at`, or NOT_PLAIN.
 *
 * Plain is less than valid: printable ASCII, no escape, no fraction, no blank between tokens, no key
 * twice in an object, neither deep nor wide. What is plain needs no second look; what is not may
 * still be valid JSON, and is looked at with care elsewhere.
 */
export const skipPlainValue = (bytes: Buffer, at: number, depth = 0): number => {
  const first = bytes[at];
  if (first === QUOTE) return skipString(bytes, at);
  if (first === MINUS || isDigit(first)) return skipInteger(bytes, at);
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return skipLiteral(bytes, at);
  if (depth === MAX_DEPTH) return NOT_PLAIN;
  return first === OPEN_LIST ? skipList(bytes, at, depth + 1) : skipObject(bytes, at, depth + 1);
};

const skipLiteral = (bytes: Buffer, at: number): number => {
  for (const literal of LITERALS) {
    const end = skipWord(bytes, at, literal);
    if (end !== NOT_PLAIN) return end;
  }
  return NOT_PLAIN;
};

const skipList = (bytes: Buffer, at: number, depth: number): number => {
  if (bytes[at + 1] === CLOSE_LIST) return at + 2;
  let end = at;
  do {
    end = skipPlainValue(bytes, end + 1, depth);
  } while (end !== NOT_PLAIN && bytes[end] === COMMA);
  return end !== NOT_PLAIN && bytes[end] === CLOSE_LIST ? end + 1 : NOT_PLAIN;
};

const skipObject = (bytes: Buffer, at: number, depth: number): number => {
  if (bytes[at + 1] === CLOSE_OBJECT) return at + 2;
  const first = (depth - 1) * MAX_KEYS;
  let free = first;
  let end = at;
  do {
    const start = end + 1;
    const colon = skipString(bytes, start);
    if (colon === NOT_PLAIN || bytes[colon] !== COLON) return NOT_PLAIN;
    if (free === first + MAX_KEYS || isAmong(bytes, start, colon, first, free)) return NOT_PLAIN;
    KEY_STARTS[free] = start;
    KEY_ENDS[free] = colon;
    free += 1;
    end = skipPlainValue(bytes, colon + 1, depth);
  } while (end !== NOT_PLAIN && bytes[end] === COMMA);
  return end !== NOT_PLAIN && bytes[end] === CLOSE_OBJECT ? end + 1 : NOT_PLAIN;
};

/** Whether a key is spelled like one of the noted ones from `first` to before `free`. */
const isAmong = (
  bytes: Buffer,
  start: number,
  end: number,
  first: number,
  free: number,
): boolean => {
  const length = end - start;
  for (let key = first; key < free; key += 1) {
    const other = KEY_STARTS[key] ?? 0;
    if ((KEY_ENDS[key] ?? 0) - other !== length) continue;
    let index = 0;
    while (index < length && bytes[start + index] === bytes[other + index]) index += 1;
    if (index === length) return true;
  }
  return false;
};
