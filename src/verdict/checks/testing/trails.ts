import type { TrailSeen } from '../trail-holds';
import type { CheckCases } from './types';

type TrailRecord = TrailSeen['records'][number];

const fields = {
  shard_id: 'shard-1',
  freed_bytes: 64,
  actor: { user_id: 'worker-1', roles: ['a'], ip: null },
};

const record = (changes: Partial<TrailRecord> = {}): TrailRecord => {
  const event_type = changes.event_type ?? 'VramSealed';
  return {
    ...{ file: '2026-11-20.audit', line: 2, seq: 2, event_type, severity: 'ROUTINE' },
    timestamp: '2026-11-20T12:00:00.123Z',
    event: { event_type, ...fields },
    ...changes,
  };
};

const critical = record({ event_type: 'PolicyViolation', severity: 'CRITICAL', line: 3, seq: 3 });

const expectedOf = (...records: readonly TrailRecord[]) =>
  records.map(({ event_type, severity }) => ({ type: event_type, severity, fields: {} }));

const two = expectedOf(record(), critical);

const sight = (
  events: readonly object[],
  records: readonly TrailRecord[],
  chain: Partial<TrailSeen['chain']> = {},
) => ({
  expected: { events, may_be_torn: false },
  seen: {
    files: [{ name: '2026-11-20.audit', bytes: 1000, sha256: 'a'.repeat(64) }],
    records,
    chain: { first_bad: null, tail: 'not-attested', ...chain },
  },
});

/** One event with expectations on its fields. */
const withFields = (expected: object, changes: Partial<TrailRecord> = {}) =>
  sight([{ type: 'VramSealed', severity: 'ROUTINE', fields: expected }], [record(changes)]);

const wrongEvents = (expected: RegExp, seen: RegExp) => ({
  ...{ codes: ['wrong-events'], says: [expected, seen] as const },
});
const wrongField = (expected: RegExp, seen: RegExp) => ({
  ...{ codes: ['wrong-field'], says: [expected, seen] as const },
});
const wrongTime = (timestamp: string) => ({
  ...withFields({}, { timestamp }),
  codes: ['wrong-time'],
  says: [/^VramSealed with an RFC 3339 time in UTC$/, /^".*" at 2026-11-20\.audit:2$/] as const,
});

const noon = { from: '2026-11-20T11:59:59.000Z', to: '2026-11-20T12:00:01.000Z' };

const falseTime = (timestamp: string) => ({
  ...sight(expectedOf(record()), [record({ timestamp })]),
  expected: { events: expectedOf(record()), may_be_torn: false, times: noon },
  codes: ['false-time'],
  says: [/^VramSealed with the time at which it happened, between/, /:2$/] as const,
});

export const trailCases: CheckCases = {
  right: {
    'the events in their order': sight(two, [record(), critical]),
    'no event where none was due': sight([], []),
    'a torn tail after a kill, which is no tampering': {
      ...sight(two, [record(), critical], { tail: 'torn' }),
      expected: { events: two, may_be_torn: true },
    },
    'a time to the nanosecond, or with its offset of zero': sight(expectedOf(record(), record()), [
      record({ timestamp: '2026-11-20T12:00:00.123456789Z' }),
      record({ timestamp: '2024-02-29T23:59:59+00:00' }),
    ]),
    'a trail whose end is attested': sight(two, [record(), critical], { tail: 'attested' }),
    'times at the very ends of those of the scenario': {
      ...sight(expectedOf(record(), record()), [
        record({ timestamp: noon.from }),
        record({ timestamp: noon.to }),
      ]),
      expected: { events: expectedOf(record(), record()), may_be_torn: false, times: noon },
    },
    'text by the character, however many bytes it takes': withFields(
      { face: { pattern: '^.$' } },
      { event: { event_type: 'VramSealed', face: '😀' } },
    ),
    'times within those of the scenario': {
      ...sight(two, [record(), critical]),
      expected: { events: two, may_be_torn: false, times: noon },
    },
    'fields of their values, at any depth': withFields({
      ...{ shard_id: { pattern: '^shard-' }, freed_bytes: { equals: 64 } },
      ...{ 'actor.user_id': { equals: 'worker-1' }, 'actor.ip': { equals: null } },
      ...{ 'actor.roles': { equals: ['a'] }, 'actor.roles.0': { equals: 'a' } },
    }),
    'a field that has the name of a built-in': withFields(
      { constructor: { equals: 'Ford' } },
      { event: { event_type: 'VramSealed', constructor: 'Ford' } },
    ),
  },
  wrong: {
    'an event that is missing': {
      ...sight(two, [record()]),
      ...wrongEvents(/^exactly VramSealed, PolicyViolation$/, /^VramSealed$/),
    },
    'a trail that holds nothing': {
      ...sight(two, []),
      ...wrongEvents(/^exactly VramSealed, PolicyViolation$/, /^no event$/),
    },
    'an event more than was due': {
      ...sight(two, [record(), critical, record()]),
      ...wrongEvents(/^exactly/, /^VramSealed, PolicyViolation, VramSealed$/),
    },
    'an event where none was due': {
      ...sight([], [record()]),
      ...wrongEvents(/^exactly no event$/, /^VramSealed$/),
    },
    'a torn tail though nobody killed the writer': {
      ...sight(two, [record(), critical], { tail: 'torn' }),
      codes: ['torn-tail'],
      says: [/^a last line that is whole/, /^an unfinished last line$/],
    },
    'events in another order': {
      ...sight(two, [critical, record()]),
      ...wrongEvents(/^exactly VramSealed, /, /^PolicyViolation, VramSealed$/),
    },
    'one record whose type reads like two': {
      ...sight(two, [record({ event_type: 'VramSealed, PolicyViolation' })]),
      ...wrongEvents(/VramSealed, PolicyViolation/, /VramSealed, PolicyViolation/),
    },
    'a record whose type reads like none': {
      ...sight([], [record({ event_type: 'no event' })]),
      ...wrongEvents(/no event/, /no event/),
    },
    'a severity that is not the one of the event': {
      ...sight(two, [record(), { ...critical, severity: 'ROUTINE' }]),
      codes: ['wrong-severity'],
      says: [/^PolicyViolation recorded as CRITICAL$/, /^ROUTINE at 2026-11-20\.audit:3$/],
    },
    'a severity that the format does not hold': {
      ...sight(two, [record(), { ...critical, severity: 'none' }], {
        lacks: [{ kind: 'severity', what: 'severity' }],
      }),
      codes: ['wrong-severity'],
      says: [/CRITICAL$/, /^none at .*:3; the format of this trail has no severity$/],
    },
    'a time that is not in UTC': wrongTime('2026-11-20T12:00:00+01:00'),
    'a time without its zone': wrongTime('2026-11-20T12:00:00'),
    'a time in other letters': wrongTime('20 Nov 2026 12:00:00 GMT'),
    'a time with something after it': wrongTime('2026-11-20T12:00:00Z\nX'),
    'a month that is none': wrongTime('2026-13-20T12:00:00Z'),
    'a day that is not on the calendar': wrongTime('2026-02-30T12:00:00Z'),
    'an hour that is not on the clock': wrongTime('2026-11-20T24:00:00Z'),
    'a time an hour late, as a clock on the wall tells it': falseTime('2026-11-20T13:00:00.123Z'),
    'a time before anything happened': falseTime('2026-11-20T11:59:58Z'),
    'a field of another value': {
      ...withFields({ freed_bytes: { equals: 65 } }),
      ...wrongField(/^VramSealed with freed_bytes 65$/, /^64 at 2026-11-20\.audit:2$/),
    },
    'a number that is written as text': {
      ...withFields({ freed_bytes: { equals: '64' } }),
      ...wrongField(/freed_bytes "64"$/, /^64 at/),
    },
    'text of another shape': {
      ...withFields({ shard_id: { pattern: '^shard-\\d{2}$' } }),
      ...wrongField(/^VramSealed with shard_id text like \/\^shard-\\d\{2\}\$\/$/, /^"shard-1" at/),
    },
    'a number where text is due, though it would fit': {
      ...withFields({ freed_bytes: { pattern: '64' } }),
      ...wrongField(/text like \/64\/$/, /^64 at/),
    },
    'a field that is missing': {
      ...withFields({ digest: { pattern: '' } }),
      ...wrongField(/digest/, /^no such field at/),
    },
    'a field that is missing below another': {
      ...withFields({ 'actor.correlation_id': { equals: null } }),
      ...wrongField(/actor\.correlation_id null$/, /^no such field at/),
    },
    'a field below one that holds none': {
      ...withFields({ 'shard_id.length': { equals: 7 } }),
      ...wrongField(/shard_id\.length/, /^no such field at/),
    },
    'a field below null': {
      ...withFields({ 'actor.ip.v4': { equals: 'x' } }),
      ...wrongField(/actor\.ip\.v4/, /^no such field at/),
    },
    'what every object has, taken for a field': {
      ...withFields({ 'constructor.name': { equals: 'Object' } }),
      ...wrongField(/constructor\.name/, /^no such field at/),
    },
    'every wrong thing of one record': {
      ...withFields({ freed_bytes: { equals: 1 } }, { severity: 'HIGH', timestamp: 'now' }),
      codes: ['wrong-severity', 'wrong-time', 'wrong-field'],
      says: [/recorded as ROUTINE/, /^HIGH at/],
    },
    'a chain that is broken': {
      ...sight(two, [record(), critical], {
        first_bad: {
          ...{
            file: '2026-11-20.audit',
            line: 4,
            seq: 4,
            reason: 'its hash does not fit its bytes',
          },
        },
      }),
      codes: ['chain-broken'],
      says: [/^an unbroken chain/, /^its hash does not fit its bytes at 2026-11-20\.audit:4$/],
    },
  },
};
