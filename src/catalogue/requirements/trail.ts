import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { both } from './crates';

/** TRAIL: immutable is proof. */
export const trail = [
  {
    id: 'TRAIL-1',
    title: 'The trail is append-only, has one writer and belongs to its owner alone',
    statement:
      'The trail MUST be append-only with one writer, and its permissions MUST be owner-only: ' +
      'file 0600, directory 0700.',
    severity: 'major',
    chapter: 'trail',
    crates: both,
    source: [
      { seed: '004', section: 'Tamper-Evident Logging' },
      { seed: 'requirements', section: 'TRAIL: immutable is proof' },
    ],
    regulations: serves.protection,
    observed:
      'Permissions and earlier bytes are read from outside while the subject works, and a second ' +
      'writer is started on the same directory.',
    minimumChecks: 2,
  },
  {
    id: 'TRAIL-2',
    title: 'Each record is chained by a keyed hash',
    statement:
      'Each record MUST carry prev_hash and a keyed hash (HMAC-SHA256) over its canonical form; ' +
      'the first prev_hash MUST be 64 zeros; verification MUST be possible offline with the key.',
    severity: 'blocking',
    chapter: 'trail',
    crates: both,
    source: [
      { seed: '004', section: 'Tamper-Evident Logging' },
      { seed: '003', section: 'Forensic Ready' },
    ],
    regulations: serves.protection,
    observed:
      'The hash of every record is computed anew from the files and the key alone, with the ' +
      'right key and with a wrong one.',
    minimumChecks: 2,
  },
  {
    id: 'TRAIL-3',
    title: 'Every kind of tampering is detected, and the first bad record named',
    statement:
      'Modification, deletion, insertion, reordering, duplication and truncation of the tail MUST ' +
      'each be detected, and the first bad record MUST be named.',
    severity: 'blocking',
    chapter: 'trail',
    crates: both,
    source: [
      { seed: '004', section: 'Tamper-Evident Logging' },
      { seed: 'requirements', section: 'TRAIL: immutable is proof' },
    ],
    regulations: serves.protection,
    observed:
      'A finished trail is tampered with in each way, and verification is asked what is wrong and ' +
      'where it begins.',
    minimumChecks: 6,
  },
  {
    id: 'TRAIL-4',
    title: 'The chain continues across restart and rotation',
    statement: 'The chain MUST continue across restart and across rotation.',
    severity: 'blocking',
    chapter: 'trail',
    crates: both,
    source: [{ seed: 'requirements', section: 'TRAIL: immutable is proof' }],
    regulations: serves.protection,
    observed:
      'The subject is restarted and its trail rotated, and the whole is verified as one chain.',
    minimumChecks: 2,
  },
  {
    id: 'TRAIL-5',
    title: 'A torn last line is set aside and costs no complete record',
    statement:
      'A torn last line after a crash MUST be set aside and recorded, and MUST NOT break what ' +
      'follows; no complete record may be lost.',
    severity: 'blocking',
    chapter: 'trail',
    crates: both,
    source: [{ seed: 'requirements', section: 'TRAIL: immutable is proof' }],
    regulations: serves.protection,
    observed:
      'The last line is cut, the subject is started again, and the trail is compared with what ' +
      'was complete before.',
    minimumChecks: 2,
  },
  {
    id: 'TRAIL-6',
    title: 'Rotation loses and duplicates nothing',
    statement:
      'Rotation by UTC day and by size MUST lose and duplicate nothing; each closed file MUST ' +
      'have its SHA-256 and its entry in the manifest.',
    severity: 'blocking',
    chapter: 'trail',
    crates: both,
    source: [
      { seed: '004', section: 'Phase 3: Production (Future)' },
      { seed: 'requirements', section: 'TRAIL: immutable is proof' },
    ],
    regulations: serves.protection,
    observed:
      'Events are emitted over rotations of both kinds, and records, digests and manifest entries ' +
      'are compared with what was emitted.',
    minimumChecks: 2,
  },
  {
    id: 'TRAIL-7',
    title: 'Retention obeys the strictest regulation in force',
    statement:
      'Retention MUST keep at least 7 years (2555 days) under GDPR and SOC 2 and 3 years under ' +
      'ISO 27001. A policy shorter than the strictest regulation in force MUST be refused (the ' +
      'sample of 365 days in the seeds contradicts their own table). Expiry MUST NOT remove a ' +
      'file younger than the minimum, nor break verification of the rest.',
    severity: 'blocking',
    chapter: 'trail',
    crates: both,
    source: [
      { seed: '002', section: 'Regulatory Requirements' },
      { seed: '004', section: 'Worker Configuration' },
      { seed: 'requirements', section: 'TRAIL: immutable is proof' },
    ],
    regulations: serves.records,
    observed:
      'Policies on both sides of each minimum are configured, files on both sides of it are left ' +
      'to expiry, and what remains is verified.',
    minimumChecks: 3,
  },
  {
    id: 'TRAIL-8',
    title: 'The trail can be queried and exported',
    statement:
      'The trail MUST answer queries by time, event, actor and resource, and a full export MUST ' +
      'verify on its own.',
    severity: 'major',
    chapter: 'trail',
    crates: both,
    source: [
      { seed: '004', section: 'Forensics' },
      { seed: '004', section: 'Phase 3: Production (Future)' },
      { seed: 'requirements', section: 'TRAIL: immutable is proof' },
    ],
    regulations: serves.incidents,
    observed:
      'Answers to queries of each kind are compared with the records the gate provoked, and an ' +
      'export is verified away from its trail.',
    minimumChecks: 5,
  },
] as const satisfies readonly RequirementDefinition[];
