import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { both, vramOnly } from './crates';

const searched =
  'A search finds what it knows the writing of; a secret in a writing of its own would pass.';

/** HYG, SECRET, ACTOR: what is logged is safe, and says who. */
export const hygiene = [
  {
    id: 'HYG-1',
    title: 'No input can forge a line or an escape sequence',
    statement:
      'Input MUST NOT be able to forge a line or an escape sequence, by newline, CR, ANSI, C0/C1 ' +
      'controls, bidi overrides or invalid UTF-16. One event MUST be one line of valid JSON.',
    severity: 'blocking',
    chapter: 'hygiene',
    crates: both,
    source: [
      { seed: '000', section: '2. Input Sanitization' },
      { seed: '004', section: 'Tamper-Evident Logging' },
    ],
    regulations: serves.protection,
    observed:
      'Hostile text of each kind is handed in, and the bytes of the trail and the log are read ' +
      'for extra lines and raw control characters.',
    minimumChecks: 6,
  },
  {
    id: 'HYG-2',
    title: 'What cannot be sanitized is marked as such',
    statement:
      'What cannot be sanitized MUST be logged as `<sanitization-failed>`, never raw and never ' +
      'dropped.',
    severity: 'blocking',
    chapter: 'hygiene',
    crates: both,
    source: [{ seed: '000', section: '2. Input Sanitization' }],
    regulations: serves.protection,
    observed:
      'Text that cannot be sanitized is handed in, and its event is looked for in the trail with ' +
      'the marker in place of the text.',
    minimumChecks: 2,
  },
  {
    id: 'SECRET-1',
    title: 'Seal keys appear nowhere',
    statement:
      'Seal keys MUST NOT appear anywhere: trail, logs, metrics, errors or serialized shards.',
    severity: 'blocking',
    chapter: 'hygiene',
    crates: vramOnly,
    source: [{ seed: '004', section: 'Sensitive Data' }],
    regulations: serves.access,
    observed:
      'Everything the subject wrote or answered is searched for 32 bytes, in their usual encodings, ' +
      'that make its seals or that nobody can explain.',
    seenInPart: searched,
    minimumChecks: 2,
  },
  {
    id: 'SECRET-2',
    title: 'VRAM pointers appear nowhere',
    statement:
      'VRAM pointers MUST NOT appear anywhere: trail, logs, metrics, errors or serialized shards.',
    severity: 'blocking',
    chapter: 'hygiene',
    crates: vramOnly,
    source: [{ seed: '004', section: 'Sensitive Data' }],
    regulations: serves.access,
    observed:
      'Everything the subject wrote or answered is searched for what has the shape of a pointer and ' +
      'that nobody can explain.',
    seenInPart: searched,
    minimumChecks: 2,
  },
  {
    id: 'SECRET-3',
    title: 'Model bytes appear nowhere',
    statement:
      'Model bytes MUST NOT appear anywhere: trail, logs, metrics, errors or serialized shards.',
    severity: 'blocking',
    chapter: 'hygiene',
    crates: both,
    source: [{ seed: '004', section: 'Sensitive Data' }],
    regulations: serves.access,
    observed:
      'Models that hold canaries are loaded, sealed and refused, and the canaries are searched ' +
      'for in everything the subject wrote or answered.',
    seenInPart: searched,
    minimumChecks: 2,
  },
  {
    id: 'SECRET-4',
    title: 'Worker tokens appear only as a fingerprint',
    statement:
      'Worker tokens MUST NOT appear anywhere: trail, logs, metrics, errors or serialized shards; ' +
      'only their fingerprint may.',
    severity: 'blocking',
    chapter: 'hygiene',
    crates: both,
    source: [{ seed: 'requirements', section: 'HYG: what is logged is safe' }],
    regulations: serves.access,
    observed:
      'A token planted as a canary is searched for, in its usual encodings, in everything the ' +
      'subject wrote or answered.',
    seenInPart: searched,
    minimumChecks: 2,
  },
  {
    id: 'ACTOR-1',
    title: 'Who, where and correlation are recorded',
    statement:
      'Every event MUST record who (the worker id), where (the source ip), how they were known ' +
      '(the auth method) and under which correlation (the session id).',
    severity: 'blocking',
    chapter: 'hygiene',
    crates: both,
    source: [{ seed: '000', section: '3. Actor Context' }],
    regulations: serves.accountability,
    observed:
      'Operations are asked for by actors the gate made up, and the actor of each record is ' +
      'compared with the one who asked.',
    minimumChecks: 2,
  },
  {
    id: 'ACTOR-2',
    title: 'An absent worker id is "unknown", an absent ip is null',
    statement: 'An absent worker id MUST be recorded as "unknown" and an absent source ip as null.',
    severity: 'blocking',
    chapter: 'hygiene',
    crates: both,
    source: [
      { seed: '000', section: '3. Actor Context' },
      { seed: 'requirements', section: 'HYG: what is logged is safe' },
    ],
    regulations: serves.accountability,
    observed:
      'Operations are asked for without a worker id and without an ip, and the actor of the ' +
      'record is read.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
