import { hasDuplicateKey } from '../duplicate-key';
import { parseObject, safeText } from '../safe-text';
import { coveredBy, strayIn } from './covered';
import { isObject, stepsOf, valueAlong } from './pointer';
import type { TrailMapping } from './schema';
import { Ambiguity, type Translated, type Translator } from './translate';

/** What a line says, its hash not yet looked at. */
export interface LineRead {
  readonly ok: true;
  readonly record: Translated;
  /** What its hash is made over. */
  readonly covered: string;
  /** Its own number; null in a format without. */
  readonly sequence: number | null;
}

/** Why a line is none of the format. */
export interface LineRefused {
  readonly ok: false;
  readonly reason: string;
}

const bad = (reason: string): LineRefused => ({ ok: false, reason });

/** No event of the catalogue comes near; what is deeper could exhaust whoever follows it. */
const MAX_DEPTH = 32;

const TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const HEX = /^[0-9a-f]{64}$/;

/** Reads any line with all care: text, JSON, no key twice, and each member where it is said to be. */
export const readLine = (
  mapping: TrailMapping,
  translator: Translator,
  bytes: Buffer,
): LineRead | LineRefused => {
  const safe = safeText(bytes);
  if (!safe.ok) return safe;
  const { text } = safe;
  const parsed = parseObject(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (isDeeperThan(value, MAX_DEPTH)) return bad(`is nested deeper than ${MAX_DEPTH} levels`);
  if (hasDuplicateKey(text)) return bad('holds a key twice');
  const wrong = wrongMember(mapping, value);
  if (wrong !== null) return bad(wrong);
  const stray = strayIn(mapping, value);
  if (stray !== null) return bad(`holds ${stray}, which neither hash nor mapping accounts for`);
  const covered = coveredBy(mapping, text, value);
  if (!covered.ok) return covered;
  const { sequence } = mapping.members;
  const number = sequence === undefined ? null : (valueAlong(value, stepsOf(sequence)) as number);
  try {
    const record = translator.translate(value);
    return { ok: true, record, covered: covered.text, sequence: number };
  } catch (cause) {
    if (cause instanceof Ambiguity) return bad(cause.message);
    throw cause;
  }
};

const isDeeperThan = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((one) => isDeeperThan(one, levels - 1)));

/** What each member has to be. */
const forms: Readonly<
  Record<keyof TrailMapping['members'], readonly [string, (v: unknown) => boolean]>
> = {
  event_type: ['a name', (value) => isText(value) && value !== ''],
  timestamp: ['an RFC 3339 time', (value) => isText(value) && isTime(value)],
  prev_hash: ['a text', (value) => isText(value)],
  hash: ['64 hex digits', (value) => isText(value) && HEX.test(value)],
  severity: ['a text', (value) => isText(value)],
  service_id: ['a text', (value) => isText(value)],
  audit_id: ['a text', (value) => isText(value)],
  sequence: ['a whole number', (value) => Number.isSafeInteger(value)],
  event: ['an object', isObject],
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** What has the form of a time and is none has no place among the others. */
const isTime = (text: string): boolean => TIME.test(text) && !Number.isNaN(Date.parse(text));

const wrongMember = ({ members }: TrailMapping, value: object): string | null => {
  for (const [member, [form, isRight]] of Object.entries(forms)) {
    const pointer = members[member as keyof typeof members];
    if (pointer === undefined || isRight(valueAlong(value, stepsOf(pointer)))) continue;
    return `does not hold ${form} at ${pointer}, its ${member}`;
  }
  return null;
};
