import type { Envelope } from '@cucumber/messages';

/** What a stream tells of the standard and of the code that runs it, before any scenario starts. */
const standing = ['source', 'gherkinDocument', 'pickle', 'parameterType', 'stepDefinition', 'hook'];

/** Whether a message is of the standard, and not of a run of it. */
export const isStanding = (message: Envelope): boolean =>
  standing.some((kind) => Object.hasOwn(message, kind));

/** Ids of one stream by those of another. */
export type Ids = ReadonlyMap<string, string>;

/**
 * Holds two streams of the same standard against each other, and gives for each id of the second
 * the id that the first has in its place: Cucumber draws new ids for every run.
 *
 * @returns null when the streams tell of the standard otherwise than by other ids.
 */
export const alignIds = (first: readonly Envelope[], second: readonly Envelope[]): Ids | null => {
  const ids = new Map<string, string>();
  return isAlike(first.filter(isStanding), second.filter(isStanding), '', ids) ? ids : null;
};

const isAlike = (a: unknown, b: unknown, key: string, ids: Map<string, string>): boolean => {
  if (typeof a === 'string' && typeof b === 'string' && isIdKey(key)) return pair(a, b, ids);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.length !== others.length || Array.isArray(a) !== Array.isArray(b)) return false;
  return keys.every(
    (name) =>
      Object.hasOwn(b, name) &&
      isAlike(member(a, name), member(b, name), Array.isArray(a) ? key : name, ids),
  );
};

const pair = (a: string, b: string, ids: Map<string, string>): boolean => {
  const known = ids.get(b);
  if (known === undefined) ids.set(b, a);
  return known === undefined || known === a;
};

const isIdKey = (key: string): boolean => /^id$|Ids?$/.test(key);

const member = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];

/** A message with the ids of another stream in place of its own. */
export const withIds = <T>(value: T, ids: Ids): T => replaced(value, '', ids) as T;

const replaced = (value: unknown, key: string, ids: Ids): unknown => {
  if (typeof value === 'string') return isIdKey(key) ? (ids.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, key, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, replaced(item, name, ids)]),
  );
};
