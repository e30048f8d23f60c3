import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { both } from './crates';

/** EMIT: nothing is emitted in silence. */
export const emission = [
  {
    id: 'EMIT-1',
    title: 'Every security-critical operation emits its event, once and truthfully',
    statement:
      'Every security-critical operation MUST emit its event, exactly once, with every field of ' +
      'the event vocabulary filled with the true value, the actor (user id, source ip, auth ' +
      'method, session id) and an RFC 3339 UTC timestamp.',
    severity: 'blocking',
    chapter: 'emission',
    crates: both,
    source: [
      { seed: '000', section: '1. Audit Events Are Emitted' },
      { seed: '003', section: 'Implementation Status' },
      { seed: '004', section: 'Audit Events Implemented' },
    ],
    regulations: serves.records,
    observed:
      'Each operation is driven with values the gate chose, and the records of the trail are ' +
      'compared with them field by field.',
    minimumChecks: 10,
  },
  {
    id: 'EMIT-2',
    title: 'An audit failure is logged at ERROR with event type and cause',
    statement:
      'An audit failure of any kind MUST be logged at ERROR with the event type and the cause.',
    severity: 'blocking',
    chapter: 'emission',
    crates: both,
    source: [
      { seed: '000', section: 'ISSUE 1: Audit Emission Failures Are Silently Ignored' },
      { seed: '002', section: 'CONCERN 2: Audit Emission Failures Are Non-Blocking' },
    ],
    regulations: serves.monitoring,
    observed:
      'Emission is made to fail from outside, and the log of the subject is read for an ERROR ' +
      'line that names the event and the cause.',
    minimumChecks: 2,
  },
  {
    id: 'EMIT-3',
    title: 'Every failed emission is counted in the total',
    statement:
      'Every failed emission, of whatever severity, MUST add 1 to the total ' +
      '`<prefix>_audit_emit_failures`.',
    severity: 'blocking',
    chapter: 'emission',
    crates: both,
    source: [
      { seed: '001', section: 'Metrics Added' },
      { seed: '002', section: 'CONCERN 2: Audit Emission Failures Are Non-Blocking' },
    ],
    regulations: serves.monitoring,
    observed:
      'The counter is read before and after a known number of emissions that fail, and its ' +
      'increase is compared with that number.',
    minimumChecks: 2,
  },
  {
    id: 'EMIT-4',
    title: 'A failed CRITICAL emission is counted in both counters',
    statement:
      'A failed CRITICAL emission MUST add 1 to `<prefix>_audit_critical_emit_failures` and 1 to ' +
      'the total `<prefix>_audit_emit_failures`: the critical counter MUST NOT take the place of ' +
      'the total, nor hide failures from it.',
    severity: 'blocking',
    chapter: 'emission',
    crates: both,
    source: [
      { seed: '000', section: 'ISSUE 1: Audit Emission Failures Are Silently Ignored' },
      { seed: '001', section: 'Fix 1: Error Handling + Metrics' },
      { seed: 'requirements', section: 'EMIT: nothing is emitted in silence' },
    ],
    regulations: serves.monitoring,
    observed:
      'Both counters are read before and after CRITICAL and routine emissions that fail, and both ' +
      'increases are compared with the numbers made to fail.',
    minimumChecks: 2,
  },
  {
    id: 'EMIT-5',
    title: 'Audit failure never fails, blocks or slows the operation',
    statement:
      'Audit failure MUST NOT fail, block or slow the operation: seal, verify and load MUST ' +
      'return what they would have returned, within the same time bound, with the sink ' +
      'unavailable, full, stalled or erroring. The flush of a CRITICAL event MUST have a bounded ' +
      'wait, and a flush that overruns it MUST count as failed.',
    severity: 'blocking',
    chapter: 'emission',
    crates: both,
    source: [
      { seed: '002', section: 'CONCERN 2: Audit Emission Failures Are Non-Blocking' },
      { seed: '004', section: 'Never Block on Audit Failures' },
    ],
    regulations: serves.integrity,
    observed:
      'The same operation is asked for with a healthy and with a broken sink, and answer and ' +
      'response time are compared.',
    minimumChecks: 4,
  },
  {
    id: 'EMIT-6',
    title: 'A failure after acceptance is as visible as one at acceptance',
    statement:
      'A failure after acceptance, when the background writer cannot write, MUST be as visible as ' +
      'one at acceptance: counted per event lost, logged, and never swallowed.',
    severity: 'blocking',
    chapter: 'emission',
    crates: both,
    source: [{ seed: 'requirements', section: 'EMIT: nothing is emitted in silence' }],
    regulations: serves.monitoring,
    observed:
      'Writing is made to fail after events were accepted, and counters and log are compared with ' +
      'the events missing from the trail.',
    minimumChecks: 2,
  },
  {
    id: 'EMIT-7',
    title: 'The buffer is bounded, and overflow is a counted failure',
    statement:
      'The buffer MUST be bounded (1000 events by default). Overflow MUST be an emission failure ' +
      '(BufferFull) and be counted as one, and memory MUST NOT grow with what is refused.',
    severity: 'blocking',
    chapter: 'emission',
    crates: both,
    source: [
      { seed: '003', section: 'Performance Impact' },
      { seed: 'requirements', section: 'EMIT: nothing is emitted in silence' },
    ],
    regulations: serves.monitoring,
    observed:
      'With the sink stalled, more events than the capacity are emitted, and refusals, counters ' +
      'and the memory of the process are read.',
    minimumChecks: 2,
  },
  {
    id: 'EMIT-8',
    title: 'Attempts are counted, so that a failure rate can be computed',
    statement:
      'Every attempt to emit, successful or not, MUST add 1 to `<prefix>_audit_emit_attempts`, so ' +
      'that a failure rate can be computed.',
    severity: 'blocking',
    chapter: 'emission',
    crates: both,
    source: [
      { seed: '001', section: 'Monitoring Requirements' },
      { seed: 'requirements', section: 'EMIT: nothing is emitted in silence' },
    ],
    regulations: serves.monitoring,
    observed:
      'The counter is read before and after a known number of emissions, some of which fail, and ' +
      'its increase is compared with records present plus failures.',
    minimumChecks: 2,
  },
  {
    id: 'EMIT-9',
    title: 'Emission costs its caller less than a millisecond',
    statement:
      'Emission SHOULD cost its caller less than 1 ms; the median and the 99th percentile are ' +
      'reported.',
    severity: 'advisory',
    chapter: 'emission',
    crates: both,
    source: [{ seed: '003', section: 'Performance Impact' }],
    regulations: serves.integrity,
    observed:
      'Emissions of routine events are timed one by one, and the median and the 99th percentile ' +
      'are stated.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
