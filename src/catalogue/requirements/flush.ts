import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { both, loaderOnly, vramOnly } from './crates';

/** FLUSH: critical events survive. */
export const flush = [
  {
    id: 'FLUSH-1',
    title: 'SealVerificationFailed is on disk before verify answers',
    statement:
      'SealVerificationFailed MUST be on disk before the operation returns: when the process is ' +
      'killed with SIGKILL the instant the answer arrives, the trail holds the event and verifies.',
    severity: 'blocking',
    chapter: 'flush',
    crates: vramOnly,
    source: [
      { seed: '002', section: 'CONCERN 3: SealVerificationFailed Events Are CRITICAL' },
      { seed: '001', section: 'Fix 2: Immediate Flush for CRITICAL Events' },
    ],
    regulations: serves.incidents,
    observed:
      'The subject is killed with SIGKILL when the refusal of a tampered seal arrives, and the ' +
      'trail it left is read and verified.',
    minimumChecks: 2,
  },
  {
    id: 'FLUSH-2',
    title: 'PathTraversalAttempt is on disk before the refusal is answered',
    statement:
      'PathTraversalAttempt MUST be on disk before the operation returns, from loading and from ' +
      'shard id validation alike: when the process is killed with SIGKILL the instant the answer ' +
      'arrives, the trail holds the event and verifies.',
    severity: 'blocking',
    chapter: 'flush',
    crates: both,
    source: [
      { seed: '000', section: 'ISSUE 2: No Immediate Flush for CRITICAL Events' },
      { seed: '001', section: 'Fix 2: Immediate Flush for CRITICAL Events' },
    ],
    regulations: serves.incidents,
    observed:
      'The subject is killed with SIGKILL when the refusal of a hostile path or shard id arrives, ' +
      'and the trail it left is read and verified.',
    minimumChecks: 2,
  },
  {
    id: 'FLUSH-3',
    title: 'IntegrityViolation is on disk before load answers',
    statement:
      'IntegrityViolation MUST be on disk before the operation returns: when the process is ' +
      'killed with SIGKILL the instant the answer arrives, the trail holds the event and verifies.',
    severity: 'blocking',
    chapter: 'flush',
    crates: loaderOnly,
    source: [
      { seed: '000', section: 'ISSUE 2: No Immediate Flush for CRITICAL Events' },
      { seed: '001', section: 'Fix 2: Immediate Flush for CRITICAL Events' },
    ],
    regulations: serves.incidents,
    observed:
      'The subject is killed with SIGKILL when the refusal of a wrong digest arrives, and the ' +
      'trail it left is read and verified.',
    minimumChecks: 2,
  },
  {
    id: 'FLUSH-4',
    title: 'PolicyViolation is on disk before the policy answers',
    statement:
      'PolicyViolation MUST be on disk before the operation returns: when the process is killed ' +
      'with SIGKILL the instant the answer arrives, the trail holds the event and verifies.',
    severity: 'blocking',
    chapter: 'flush',
    crates: vramOnly,
    source: [
      { seed: '004', section: '7. PolicyViolation (CRITICAL)' },
      { seed: '004', section: 'Critical Events' },
      { seed: 'requirements', section: 'FLUSH: critical events survive' },
    ],
    regulations: serves.incidents,
    observed:
      'The subject is killed with SIGKILL when the refusal of a bad device arrives, and the trail ' +
      'it left is read and verified.',
    minimumChecks: 2,
  },
  {
    id: 'FLUSH-5',
    title: 'A failed flush after a CRITICAL event is logged and counted',
    statement:
      'A failed flush after a CRITICAL event MUST be logged and MUST be counted as a CRITICAL ' +
      'emission failure (the seeds only log it).',
    severity: 'blocking',
    chapter: 'flush',
    crates: both,
    source: [
      { seed: '001', section: 'Fix 1: Error Handling + Metrics' },
      { seed: 'requirements', section: 'FLUSH: critical events survive' },
    ],
    regulations: serves.monitoring,
    observed:
      'The flush of a CRITICAL event is made to fail from outside, and the log and both failure ' +
      'counters are read.',
    minimumChecks: 2,
  },
  {
    id: 'FLUSH-6',
    title: 'Events buffered before a CRITICAL event are persisted with it, in order',
    statement:
      'Events buffered before a CRITICAL event MUST be persisted with it, in the order in which ' +
      'they were emitted.',
    severity: 'blocking',
    chapter: 'flush',
    crates: both,
    source: [{ seed: 'requirements', section: 'FLUSH: critical events survive' }],
    regulations: serves.incidents,
    observed:
      'Routine events are emitted before a CRITICAL one, the subject is killed at its answer, and ' +
      'the order of the records is compared with the order of emission.',
    minimumChecks: 2,
  },
  {
    id: 'FLUSH-7',
    title: 'On disk means synced',
    statement:
      'An fsync or fdatasync of the trail MUST complete between the write of a CRITICAL event and ' +
      'the answer. An fsync that fails MUST NOT be retried as if it had succeeded.',
    severity: 'blocking',
    chapter: 'flush',
    crates: both,
    source: [{ seed: 'requirements', section: 'FLUSH: critical events survive' }],
    regulations: serves.incidents,
    observed:
      'The system calls of the subject are traced, and the completed sync of the trail is looked ' +
      'for between the write of the record and the write of the answer.',
    minimumChecks: 2,
  },
  {
    id: 'FLUSH-8',
    title: 'Only immediate mode syncs every event',
    statement:
      'Routine events MUST NOT be synced one by one in the hybrid and batched modes; in immediate ' +
      'mode every event MUST be synced.',
    severity: 'major',
    chapter: 'flush',
    crates: both,
    source: [
      { seed: '004', section: 'Buffering' },
      { seed: 'requirements', section: 'FLUSH: critical events survive' },
    ],
    regulations: serves.integrity,
    observed:
      'The system calls of the subject are traced in each mode, and syncs of the trail are ' +
      'counted against the routine events emitted.',
    minimumChecks: 3,
  },
  {
    id: 'FLUSH-9',
    title: 'A routine event reaches the disk within the configured interval',
    statement:
      'In batched and hybrid mode a routine event MUST be on disk within the configured interval, ' +
      'even when no further event arrives.',
    severity: 'major',
    chapter: 'flush',
    crates: both,
    source: [{ seed: 'requirements', section: 'FLUSH: critical events survive' }],
    regulations: serves.records,
    observed:
      'One routine event is emitted, nothing follows, and the time until its record stands in the ' +
      'trail is compared with the interval.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
