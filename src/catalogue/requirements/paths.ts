import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { both, loaderOnly, vramOnly } from './crates';

/** PATH: nothing escapes. */
export const paths = [
  {
    id: 'PATH-1',
    title: 'A shard id that could be a path is rejected, once more',
    statement:
      'A shard id containing `..`, `/` or `\\` MUST be rejected even though shared validation has ' +
      'passed it (defence in depth).',
    severity: 'blocking',
    chapter: 'paths',
    crates: vramOnly,
    source: [{ seed: '002', section: 'APPROVED: Finding 3 (Redundant Validation)' }],
    regulations: serves.access,
    observed: 'Sealing is asked for under such ids and under harmless neighbours of them.',
    minimumChecks: 3,
  },
  {
    id: 'PATH-2',
    title: 'A shard id that is no identifier is rejected',
    statement:
      'A shard id that is empty, over 256 characters, or holds NUL, control, bidi-override or ' +
      'non-identifier characters MUST be rejected.',
    severity: 'blocking',
    chapter: 'paths',
    crates: vramOnly,
    source: [
      { seed: '002', section: 'APPROVED: Finding 3 (Redundant Validation)' },
      { seed: 'requirements', section: 'PATH: nothing escapes' },
    ],
    regulations: serves.access,
    observed:
      'Sealing is asked for under ids of each kind and under the longest id that is allowed.',
    minimumChecks: 6,
  },
  {
    id: 'PATH-3',
    title: 'A model path outside the allowed root is rejected unread',
    statement:
      'A model path that resolves outside the allowed root (dot-dot, absolute, symlink at any ' +
      'level, encoded forms, NUL) MUST be rejected, and no byte of the target may be read.',
    severity: 'blocking',
    chapter: 'paths',
    crates: loaderOnly,
    source: [
      { seed: '000', section: '1. Audit Events Are Emitted' },
      { seed: 'requirements', section: 'PATH: nothing escapes' },
    ],
    regulations: serves.access,
    observed:
      'Loading is asked for by paths of each form that lead to a marked file outside the root, ' +
      'and the answer and the access to that file are watched.',
    minimumChecks: 5,
  },
  {
    id: 'PATH-4',
    title: 'Each rejection emits PathTraversalAttempt',
    statement:
      'Each rejection of a path or shard id MUST emit PathTraversalAttempt with the sanitized ' +
      'path, the actor and the endpoint.',
    severity: 'blocking',
    chapter: 'paths',
    crates: both,
    source: [
      { seed: '000', section: '2. Input Sanitization' },
      { seed: '000', section: '3. Actor Context' },
      { seed: 'requirements', section: 'PATH: nothing escapes' },
    ],
    regulations: serves.incidents,
    observed:
      'After each rejection the trail is read for one such record, and its path, actor and ' +
      'endpoint are compared with the request.',
    minimumChecks: 2,
  },
  {
    id: 'PATH-5',
    title: 'A rejection leaves no side effect',
    statement:
      'A rejection MUST leave no side effect: no VRAM allocated, no file created, no state ' +
      'changed.',
    severity: 'blocking',
    chapter: 'paths',
    crates: both,
    source: [{ seed: 'requirements', section: 'PATH: nothing escapes' }],
    regulations: serves.integrity,
    observed:
      'The state of the subject and the files of its workspace are compared before and after the ' +
      'rejection.',
    seenInPart:
      'Files are seen from outside; what memory and state a subject holds is for itself to say, ' +
      'where no device of its own can be asked.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
