import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { lackOf, lacksSchema, withLack } from './lacks';
import { describeMatcher, matcherSchema, matches } from './matcher';

/** A trail as the judge's own reader found it. */
export const trailSchema = z.strictObject({
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
  records: z.array(
    z.strictObject({
      file: z.string(),
      line: z.int(),
      seq: z.int(),
      event_type: z.string(),
      severity: z.string(),
      timestamp: z.string(),
      event: z.record(z.string(), z.json()),
    }),
  ),
  chain: z.strictObject({
    first_bad: z
      .strictObject({
        file: z.string(),
        line: z.int(),
        seq: z.int().nullable(),
        reason: z.string(),
      })
      .nullable(),
    tail: z.enum(['attested', 'torn', 'not-attested']),
    lacks: lacksSchema.describe('What the format of the trail cannot prove.'),
  }),
});

export type TrailSeen = z.infer<typeof trailSchema>;

const expectedEventSchema = z.strictObject({
  type: z.string(),
  severity: z.string(),
  fields: z.record(z.string(), matcherSchema),
});

export type ExpectedEvent = z.infer<typeof expectedEventSchema>;

const expectedTimesSchema = z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() });

/** Between which times, by the clock of the judge, the events happened. */
export type ExpectedTimes = z.infer<typeof expectedTimesSchema>;

type TrailRecord = TrailSeen['records'][number];

/** The trail holds these events, in this order, nothing else, with these values, unbroken. */
export const trailHolds = defineCheck({
  name: 'trail-holds',
  expects: z.strictObject({
    events: z.array(expectedEventSchema),
    times: expectedTimesSchema.optional(),
    may_be_torn: z.boolean().describe('Only after a kill: then the last line may be unfinished.'),
  }),
  observes: trailSchema,
  judge: ({ events, times, may_be_torn }, trail) =>
    judged([
      ...chainFindings(trail),
      ...(may_be_torn ? [] : tornFindings(trail)),
      ...sequenceFindings(events, trail.records),
      ...trail.records.flatMap((record, index) => recordFindings(events[index], record, trail)),
      ...(times === undefined ? [] : trail.records.flatMap((one) => timeFindings(times, one))),
    ]),
});

const where = (record: TrailRecord): string => `${record.file}:${record.line}`;

const chainFindings = ({ chain }: TrailSeen): readonly Finding[] =>
  chain.first_bad === null
    ? []
    : [
        {
          code: 'chain-broken',
          expected: 'an unbroken chain from the first record to the last',
          seen: `${chain.first_bad.reason} at ${chain.first_bad.file}:${chain.first_bad.line}`,
        },
      ];

const tornFindings = ({ chain }: TrailSeen): readonly Finding[] =>
  chain.tail === 'torn'
    ? [
        {
          code: 'torn-tail',
          expected: 'a last line that is whole, since nobody killed the writer',
          seen: 'an unfinished last line',
        },
      ]
    : [];

const sequenceFindings = (
  events: readonly ExpectedEvent[],
  records: readonly TrailRecord[],
): readonly Finding[] => {
  // Compared one by one: a type may hold a comma, or read "no event".
  const alike =
    events.length === records.length &&
    events.every(({ type }, index) => type === records[index]?.event_type);
  if (alike) return [];
  const wanted = events.map((event) => event.type).join(', ') || 'no event';
  const found = records.map((record) => record.event_type).join(', ') || 'no event';
  return [{ code: 'wrong-events', expected: `exactly ${wanted}`, seen: found }];
};

const recordFindings = (
  expected: ExpectedEvent | undefined,
  record: TrailRecord,
  { chain }: TrailSeen,
): readonly Finding[] => {
  if (expected?.type !== record.event_type) return [];
  const findings: Finding[] = [];
  if (record.severity !== expected.severity) {
    findings.push({
      code: 'wrong-severity',
      expected: `${expected.type} recorded as ${expected.severity}`,
      seen: withLack(`${record.severity} at ${where(record)}`, lackOf(chain.lacks, 'severity')),
    });
  }
  if (!isUtcTime(record.timestamp)) {
    findings.push({
      code: 'wrong-time',
      expected: `${expected.type} with an RFC 3339 time in UTC`,
      seen: `${JSON.stringify(record.timestamp)} at ${where(record)}`,
    });
  }
  for (const [field, matcher] of Object.entries(expected.fields)) {
    const value = valueAt(record.event, field);
    if (matches(matcher, value)) continue;
    findings.push({
      code: 'wrong-field',
      expected: `${expected.type} with ${field} ${describeMatcher(matcher)}`,
      seen: `${value === undefined ? 'no such field' : JSON.stringify(value)} at ${where(record)}`,
    });
  }
  return findings;
};

/** What is no time at all is told by its form. */
const timeFindings = ({ from, to }: ExpectedTimes, record: TrailRecord): readonly Finding[] => {
  const { event_type, timestamp } = record;
  const at = Date.parse(timestamp);
  if (!isUtcTime(timestamp) || (at >= Date.parse(from) && at <= Date.parse(to))) return [];
  return [
    {
      code: 'false-time',
      expected: `${event_type} with the time at which it happened, between ${from} and ${to}`,
      seen: `${timestamp} at ${where(record)}`,
    },
  ];
};

const isUtcTime = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:00)$/.test(text) && isOnTheCalendar(text);

/** `Date` reads 30 February as 2 March and 24:00 as the next day; then the seconds differ. */
const isOnTheCalendar = (text: string): boolean => {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === text.slice(0, 19);
};

/** Follows a dotted name (`actor.user_id`) into an event. */
export const valueAt = (event: Readonly<Record<string, unknown>>, dotted: string): unknown =>
  dotted
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      event,
    );
