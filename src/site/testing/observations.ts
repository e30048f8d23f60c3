import type { ReportCheck } from '../types';

const digest = (letter: string): string => letter.repeat(64);

const checked = (
  check: string,
  seen: unknown,
  changes: Partial<ReportCheck> = {},
): ReportCheck => ({
  ...{ check, seen, expected: {}, evidence: digest('a'), provoked: false, outcome: 'pass' },
  assurance: { level: 'observed', reason: 'read from the files' },
  ...{ findings: [], reason: null, provocation: null, at: '2026-11-20T12:00:00.000Z' },
  ...changes,
});

const times = (many: number, middle: number): number[] =>
  Array.from({ length: many }, (_, nth) => middle + ((nth * 7) % 13) / 100);

const call = (kind: string, begun: number, changes: object = {}) => ({
  ...{ call: kind, file: kind === 'answer' ? null : 'a.audit', begun, ended: begun, done: true },
  ...{ struck: false, synced: false, holds: false },
  ...changes,
});

const record = (line: number, event_type: string, severity: string, event: object) => ({
  ...{ file: 'a.audit', line, seq: line, event_type, severity, event },
  timestamp: '2026-11-20T12:00:00.000Z',
});

const verification = (records: number, reason: string | null) => ({
  ...{ records, files: 1, tail: 'attested', unlisted: 0 },
  first_bad: reason === null ? null : { file: 'a.audit', line: 1, seq: 1, reason },
});

/** A trail in which one event differs, one is missing and nothing follows. */
export const trailThatDiffers = checked(
  'trail-holds',
  {
    files: [],
    records: [
      record(1, 'VramSealed', 'ROUTINE', { vram_bytes: 7 }),
      record(2, 'SealVerified', 'CRITICAL', {}),
    ],
    chain: { first_bad: null, tail: 'attested' },
  },
  {
    expected: {
      events: [
        { type: 'VramSealed', severity: 'ROUTINE', fields: { vram_bytes: { equals: 8 } } },
        { type: 'SealVerified', severity: 'CRITICAL', fields: {} },
        { type: 'VramDeallocated', severity: 'ROUTINE', fields: {} },
      ],
      may_be_torn: false,
    },
    outcome: 'fail',
    findings: [{ code: 'wrong-field', expected: 'vram_bytes 8', seen: '7 at a.audit:1' }],
  },
);

export const countersThatGrew = checked(
  'counter-grew',
  {
    prefix: 'vram',
    before: { attempts: 4, failures: 0, critical_failures: null },
    after: { attempts: 6, failures: 1, critical_failures: 1 },
    present: 1,
  },
  { expected: { counter: 'failures', by: 1 } },
);

export const syncedBeforeTheAnswer = checked(
  'synced-at-answer',
  {
    ...{ present: true, counted: 0 },
    calls: [call('write', 0, { holds: true }), call('sync', 2, { ended: 4 }), call('answer', 7)],
  },
  { expected: { event: 'PolicyViolation' } },
);

export const comparisonOfTwo = checked('comparison-is-constant', {
  ...{ comparison: 'seal.digest', digits: 64 },
  ...{ early_ms: times(60, 4), late_ms: times(60, 4), again_ms: times(60, 4) },
  once_ms: times(9, 0.4),
  control: { early_ms: times(60, 1), late_ms: times(60, 3) },
  instructions: {
    comparisons: 1600,
    early: 900_000,
    late: 900_160,
    again: 900_000,
    late_again: 900_160,
    twice: 980_000,
  },
});

export const cheapEmission = checked(
  'emission-is-cheap',
  {
    ...{ emit_ms: times(200, 0.3), idle_ms: times(200, 0.2), again_ms: times(200, 0.2) },
    cost: { median_ms: 0.1, p99_ms: 0.1, idle_p99_ms: 0 },
  },
  { expected: { below_ms: 1 } },
);

export const answersGiven = checked(
  'answers-are',
  {
    answers: [
      { asked: 'seal', kind: 'ack', code: null, message: null, elapsed_ms: 1.25 },
      { asked: 'load', kind: 'error', code: 'REFUSED', message: 'no', elapsed_ms: 40 },
    ],
  },
  { expected: { codes: null, within_ms: 100, never: [] } },
);

export const logOfAFailure = checked(
  'log-tells',
  { lines: ['ERROR audit: VramSealed was not recorded: EFBIG'] },
  {
    expected: { events: ['VramSealed'], causes: ['EFBIG'] },
    provoked: true,
    provocation: {
      ...{ kind: 'a disk that refuses writes', fired: true, evidence: 'EFBIG seen in the trace' },
      baseline: { held: true, what: '5 requests granted' },
    },
  },
);

export const trailUnderTwoKeys = checked('chain-is-keyed', {
  first_prev_hash: digest('0'),
  with_key: verification(3, null),
  with_another_key: verification(0, 'its hash does not fit'),
});

/** A check that has no drawing of its own. */
export const exitInTime = checked(
  'exits-in-time',
  { signal_sent: 'SIGTERM', exit: { code: 0, signal: null }, elapsed_ms: 12 },
  { expected: { within_ms: 5000 } },
);

/** One of each kind. */
export const observations: readonly ReportCheck[] = [
  ...[trailThatDiffers, countersThatGrew, syncedBeforeTheAnswer, comparisonOfTwo, cheapEmission],
  ...[answersGiven, logOfAFailure, trailUnderTwoKeys, exitInTime],
];
