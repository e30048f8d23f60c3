/** Stands where a value could not be made safe: never raw, never dropped (HYG-2). */
export const SANITIZATION_FAILED = '<sanitization-failed>';

/** Ends a text, list or object that was longer than an event may be. */
export const TRUNCATED = '<truncated>';

/** The longest single text of an event, in UTF-16 units: a path of 4096 bytes still fits. */
export const MAX_TEXT_LENGTH = 4096;

/** All texts and keys of one event together, so that a record stays far below the line limit. */
export const MAX_EVENT_LENGTH = 16_384;

/** All values of one event; the largest known event has thirteen. */
export const MAX_EVENT_VALUES = 256;

/** Deeper nesting than any event needs; also what ends a cycle. */
export const MAX_EVENT_DEPTH = 8;

export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

/** What is left for one event of the limits above. */
interface Allowance {
  length: number;
  values: number;
}

const endsInHalfPair = /[\ud800-\udbff]$/;

const sanitizeText = (text: string, left: Allowance): string => {
  const room = Math.min(MAX_TEXT_LENGTH, left.length);
  const kept = text.length <= room ? text : text.slice(0, room).replace(endsInHalfPair, '');
  left.length -= kept.length;
  if (!kept.isWellFormed()) return SANITIZATION_FAILED;
  return kept.length === text.length ? kept : kept + TRUNCATED;
};

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** Keys that sanitize to the same text are numbered, so that no value hides another. */
const uniqueKey = (key: string, taken: JsonObject): string => {
  let unique = key;
  for (let n = 2; Object.hasOwn(taken, unique); n += 1) unique = `${key}#${n}`;
  return unique;
};

/** `__proto__` is a key like any other; assigned, it would become the prototype. */
const setField = (safe: JsonObject, key: string, value: Json): void => {
  if (key !== '__proto__') safe[key] = value;
  else Object.defineProperty(safe, key, { value, enumerable: true });
};

const sanitizeArray = (items: readonly unknown[], depth: number, left: Allowance): Json[] => {
  const safe: Json[] = [];
  for (const item of items) {
    if (left.values <= 0) return [...safe, TRUNCATED];
    safe.push(sanitizeValue(item, depth, left));
  }
  return safe;
};

const sanitizeObject = (value: object, depth: number, left: Allowance): JsonObject => {
  const safe: JsonObject = {};
  for (const key of Object.keys(value)) {
    if (left.values <= 0) {
      safe[TRUNCATED] = true;
      break;
    }
    const field: unknown = Reflect.get(value, key);
    const safeKey = uniqueKey(sanitizeText(key, left), safe);
    setField(safe, safeKey, sanitizeValue(field, depth, left));
  }
  return safe;
};

const sanitizeContainer = (value: object, depth: number, left: Allowance): Json => {
  if (depth > MAX_EVENT_DEPTH) return SANITIZATION_FAILED;
  if (Array.isArray(value)) return sanitizeArray(value, depth + 1, left);
  return isPlain(value) ? sanitizeObject(value, depth + 1, left) : SANITIZATION_FAILED;
};

const sanitizeValue = (value: unknown, depth: number, left: Allowance): Json => {
  left.values -= 1;
  switch (typeof value) {
    case 'string':
      return sanitizeText(value, left);
    case 'number':
      return Number.isFinite(value) ? value : SANITIZATION_FAILED;
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : sanitizeContainer(value, depth, left);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      return SANITIZATION_FAILED;
  }
};

/**
 * A bounded copy of an event made of JSON values and well-formed text only (HYG-1, HYG-2).
 *
 * `toJSON` is never called. Invalid UTF-16, NaN, BigInt, class instances and what lies too deep
 * become `<sanitization-failed>`; an event whose own code throws while it is read becomes that as a
 * whole, with its type kept.
 */
export const sanitizeEvent = (event: { readonly event_type: string }): JsonObject => {
  const left: Allowance = { length: MAX_EVENT_LENGTH, values: MAX_EVENT_VALUES };
  const event_type = sanitizeText(event.event_type, left);
  try {
    const fields: object = event;
    return Object.assign(sanitizeObject({ event_type, ...fields }, 1, left), { event_type });
  } catch {
    return { event_type, content: SANITIZATION_FAILED };
  }
};
