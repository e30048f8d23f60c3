/** Where a member stands in a JSON text: its name from `name`, its value from `start` to `end`. */
export interface Span {
  readonly name: number;
  readonly start: number;
  readonly end: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BLANK = /[ \t\n\r]/;
const END_OF_WORD = /[\s,}\]]/;

/**
 * Where the value that these steps lead to stands in a text, which must be well-formed JSON; null
 * where they lead nowhere. What a hash covers is cut from the bytes as they are: to write a value
 * again is to guess how it was written.
 */
export const spanAlong = (json: string, steps: readonly string[]): Span | null => {
  let span: Span | null = { name: 0, start: skipBlank(json, 0), end: json.length };
  for (const step of steps) {
    span = memberOf(json, span.start, step);
    if (span === null) return null;
  }
  return span;
};

const memberOf = (json: string, object: number, wanted: string): Span | null => {
  if (json[object] !== '{') return null;
  let at = skipBlank(json, object + 1);
  while (json[at] === '"') {
    const name = at;
    const nameEnd = endOfString(json, name);
    const start = skipBlank(json, skipBlank(json, nameEnd) + 1);
    const end = endOfValue(json, start);
    if (JSON.parse(json.slice(name, nameEnd)) === wanted) return { name, start, end };
    at = skipBlank(json, skipBlank(json, end) + 1);
  }
  return null;
};

const skipBlank = (json: string, from: number): number => {
  let at = from;
  while (BLANK.test(json.charAt(at))) at += 1;
  return at;
};

const endOfString = (json: string, from: number): number => {
  let at = from + 1;
  while (json.charCodeAt(at) !== QUOTE) {
    at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at + 1;
};

/** Counts what is open, so that no depth is too deep. */
const endOfValue = (json: string, from: number): number => {
  let open = 0;
  let at = from;
  do {
    const letter = json.charAt(at);
    if (letter === '"') at = endOfString(json, at);
    else if (letter === '{' || letter === '[') {
      open += 1;
      at += 1;
    } else if (letter === '}' || letter === ']') {
      open -= 1;
      at += 1;
    } else if (open > 0) at += 1;
    else at = endOfWord(json, at);
  } while (open > 0);
  return at;
};

const endOfWord = (json: string, from: number): number => {
  let at = from;
  while (!END_OF_WORD.test(json.charAt(at))) at += 1;
  return at;
};
