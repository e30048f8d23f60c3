import type { CheckCases } from './types';

const reading = (attempts: number | null, failures: number | null, critical: number | null) => ({
  ...{ attempts, failures, critical_failures: critical },
});
const sight = (
  [counter, by]: readonly [string, number],
  before: object,
  after: object,
  present: number,
) => ({
  expected: { counter, by },
  seen: { prefix: 'vram', before, after, present },
});

export const countersCases: CheckCases = {
  right: {
    'a counter that grew by so much, where attempts are present and failed ones': sight(
      ...[['failures', 1] as const, reading(4, 2, 0), reading(7, 3, 1)],
      2,
    ),
    'a counter that stands still, where nothing was to be counted': sight(
      ...[['critical_failures', 0] as const, reading(4, 2, 1), reading(5, 2, 1)],
      1,
    ),
    'an event that came late, present and counted as failed': {
      expected: { counter: 'failures', by: 1, may_be_late: true },
      seen: {
        ...{ prefix: 'vram', present: 1 },
        ...{ before: reading(0, 0, 0), after: reading(1, 1, 1) },
      },
    },
    'attempts beside failures that are missing, which nobody can compare': sight(
      ...[['attempts', 1] as const, reading(4, null, 0), reading(5, null, 0)],
      0,
    ),
    'counters that did not exist before': sight(
      ...[['attempts', 2] as const, reading(null, null, null), reading(2, 2, 2)],
      0,
    ),
  },
  wrong: {
    'a counter that did not grow': {
      ...sight(['failures', 1], reading(4, 2, 0), reading(5, 2, 0), 1),
      codes: ['wrong-count'],
      says: [/^vram_audit_emit_failures to grow by 1$/, /^it grew by 0$/],
    },
    'a counter that grew twice for one event': {
      ...sight(['critical_failures', 1], reading(4, 2, 0), reading(5, 3, 2), 0),
      codes: ['wrong-count'],
      says: [/^vram_audit_critical_emit_failures to grow by 1$/, /^it grew by 2$/],
    },
    'a counter that fell': {
      ...sight(['failures', 0], reading(4, 2, 0), reading(5, 1, 0), 1),
      codes: ['wrong-count', 'accounting-broken'],
      says: [/to grow by 0/, /^it grew by -1$/],
    },
    'a counter that is missing': {
      ...sight(['failures', 0], reading(4, 2, 0), reading(4, null, 0), 0),
      codes: ['counter-missing'],
      says: [/vram_audit_emit_failures/, /^no such metric$/],
    },
    'missing attempts, whose growth nobody can compare': {
      ...sight(['attempts', 1], reading(null, 2, 0), reading(null, 2, 0), 1),
      codes: ['counter-missing'],
      says: [/vram_audit_emit_attempts/, /^no such metric$/],
    },
    'an attempt that is neither present nor failed': {
      ...sight(['failures', 0], reading(4, 2, 0), reading(6, 2, 0), 1),
      codes: ['accounting-broken'],
      says: [/vram_audit_emit_attempts to grow by what/, /^2 attempts, 1 present, 0 failed$/],
    },
    'an event that came late and was never attempted': {
      expected: { counter: 'failures', by: 1, may_be_late: true },
      seen: {
        ...{ prefix: 'vram', present: 2 },
        ...{ before: reading(0, 0, 0), after: reading(1, 1, 1) },
      },
      codes: ['accounting-broken'],
      says: [/present and what failed/, /^1 attempts, 2 present, 1 failed$/],
    },
    'an event that is present and was counted as failed as well': {
      ...sight(['failures', 1], reading(4, 2, 0), reading(5, 3, 0), 1),
      codes: ['accounting-broken'],
      says: [/present and what failed/, /^1 attempts, 1 present, 1 failed$/],
    },
    'an event that is present and was never attempted': {
      ...sight(['attempts', 1], reading(0, 0, 0), reading(1, 0, 0), 2),
      codes: ['accounting-broken'],
      says: [/present and what failed/, /^1 attempts, 2 present, 0 failed$/],
    },
  },
};
