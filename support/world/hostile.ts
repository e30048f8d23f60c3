import type { ExpectedEvent, Matcher } from '../../src/verdict';
import { expectedEvent } from './expected-events';
import {
  emitRoutine,
  loadByDigest,
  loadPath,
  sealNamed,
  type Request,
  type Situated,
} from './requests';

/** Longer than any field needs to be, and short enough for one message. */
const LONG = 20_000;

/** What a caller hands in to deceive whoever reads the record, in the words of the features. */
export const hostileTexts = {
  'ordinary text': 'ordinary text',
  'a forged line': 'ok\n{"event_type":"SealVerified","forged":true}',
  'a carriage return': 'hidden\rforged',
  'an escape sequence': 'ok\u001b[2J\u001b[31mred',
  'C0 controls': 'a\u0000b\u0007c\u0008d\u000be\u001ff',
  DEL: 'a\u007f\u007fb',
  'C1 controls': 'a\u0080b\u009b31mc',
  'a next line': 'ok\u0085{"event_type":"SealVerified"}',
  'separators of lines and paragraphs': 'ok\u2028forged\u2029forged',
  'bidi overrides': 'ok\u202eparg\u2066x\u2069\u200f',
  'characters of no width': 'ad\u200bmin\u200d\u2060\ufeff',
  'quotes and braces': '","event_type":"Forged"},{"a":"\\',
  'the name of a prototype': '__proto__',
  'a text of great length': 'a'.repeat(LONG),
  'half a surrogate pair': 'ok\ud83dforged',
  'the other half of a pair': 'ok\ude00forged',
} as const satisfies Record<string, string>;

export type HostileText = keyof typeof hostileTexts;

/** Where a caller can put text, and where it then stands in the record. */
interface Place {
  request(at: Situated, text: string, attack: string | null): Request;
  readonly event: string;
  /** The field, dotted. */
  field(text: string): string;
}

const actorWith =
  (member: 'worker_id' | 'source_ip' | 'correlation_id'): Place['request'] =>
  (at, text, attack) =>
    emitRoutine({ ...at, actor: { ...at.actor, [member]: text } }, { worker_id: 'w' }, attack);

/** Paths and ids are refused, so that their record is one of the refusal. */
const outOfTheRoot = (text: string): string => `../${text}`;

export const places = {
  'a shard id': {
    request: (at, text, attack) => ({ ...sealNamed(at, outOfTheRoot(text)), attack }),
    event: 'PathTraversalAttempt',
    field: () => 'path',
  },
  'a model path': {
    request: (at, text, attack) => loadPath(at, outOfTheRoot(text), attack),
    event: 'PathTraversalAttempt',
    field: () => 'path',
  },
  'an expected digest': {
    request: (at, text, attack) => loadByDigest(at, text.slice(0, 4096), attack),
    event: 'IntegrityViolation',
    field: () => 'expected_digest',
  },
  'a worker id': {
    request: actorWith('worker_id'),
    event: 'SealVerified',
    field: () => 'actor.user_id',
  },
  'an address': { request: actorWith('source_ip'), event: 'SealVerified', field: () => 'actor.ip' },
  'a correlation': {
    request: actorWith('correlation_id'),
    event: 'SealVerified',
    field: () => 'actor.session_id',
  },
  'a field of an event': {
    request: (at, text, attack) => emitRoutine(at, { shard_id: text }, attack),
    event: 'SealVerified',
    field: () => 'shard_id',
  },
  'the name of a field': {
    request: (at, text, attack) => emitRoutine(at, { [text]: 'named' }, attack),
    event: 'SealVerified',
    field: (text) => text,
  },
  'an event type': {
    request: (at, text, attack) => emitRoutine(at, { event_type: text }, attack),
    event: 'SealVerified',
    field: () => 'event_type',
  },
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof places;

/** Asks something in which the text stands in its place. */
export const handIn = (at: Situated, what: HostileText, where: PlaceName): Request =>
  places[where].request(
    at,
    hostileTexts[what],
    what === 'ordinary text' ? null : `${what} as ${where}`,
  );

/** Stands where text could not be made safe (HYG-2). */
const MARK = '<sanitization-failed>';

/** How text comes out again, and what its field must then hold. */
export const forms = {
  'as it was given': (given) => ({ equals: given }),
  marked: () => ({ pattern: `^[^\\ud800-\\udfff]*${MARK}` }),
  'cut short': (given) => ({ pattern: `^${given.slice(0, 100)}` }),
} as const satisfies Record<string, (given: string) => Matcher>;

export type Form = keyof typeof forms;

/** The event by which what was handed in must be on record. */
export const recordOf = (what: HostileText, where: PlaceName, form: Form): ExpectedEvent => {
  const { event, field } = places[where];
  const text = hostileTexts[what];
  const isPath = event === 'PathTraversalAttempt';
  if (where === 'the name of a field') {
    const name = form === 'marked' ? MARK : text;
    return { ...expectedEvent(event), fields: { [field(name)]: { equals: 'named' } } };
  }
  const matcher = forms[form](isPath ? outOfTheRoot(text) : text);
  return { ...expectedEvent(event), fields: { [field(text)]: matcher } };
};

/** What would stand at the beginning of a line, had the text made one. */
export const forgeriesIn = (what: HostileText): readonly string[] =>
  hostileTexts[what]
    .split(/[\n\r\u0085\u2028\u2029]/)
    .slice(1)
    .filter((part) => part !== '');
