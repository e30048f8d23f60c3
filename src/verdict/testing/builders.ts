import type { Assurance, AssuranceLevel } from '../assurance';
import type { Observation, Provocation } from '../observation';
import type { CheckRecord } from '../record';

export const assured = (level: AssuranceLevel, reason = `why ${level}`): Assurance => ({
  level,
  reason,
});

/** A fault that fired on a subject whose healthy path held. */
export const provocation = (changes: Partial<Provocation> = {}): Provocation => ({
  kind: 'a disk that refuses every write',
  fired: true,
  evidence: 'the limit was in force',
  baseline: { held: true, what: '4 requests granted and recorded' },
  ...changes,
});

export const observation = (changes: Partial<Observation>): Observation => ({
  ...{ check: 'log-is-quiet', expected: {}, seen: { lines: [] } },
  ...{ provocation: null, assurance: assured('observed'), at: '2026-11-20T12:00:00.000Z' },
  ...changes,
});

/** A check that passed on a healthy subject. */
export const checkRecord = (changes: Partial<CheckRecord> = {}): CheckRecord => ({
  ...{ check: 'log-is-quiet', evidence: 'a'.repeat(64), provoked: false },
  ...{ assurance: assured('observed'), outcome: 'pass', findings: [], reason: null },
  ...changes,
});
