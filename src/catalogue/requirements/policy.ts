import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { vramOnly } from './crates';

/** POLICY: a device that cannot keep shards in its own memory is not used. */
export const policy = [
  {
    id: 'POLICY-1',
    title: 'Invalid device properties stop the worker from starting',
    statement:
      'Invalid device properties MUST be reported as PolicyViolation with action_taken, and the ' +
      'worker MUST NOT start.',
    severity: 'blocking',
    chapter: 'policy',
    crates: vramOnly,
    source: [
      { seed: '003', section: '4. PolicyViolation Event' },
      { seed: '004', section: '7. PolicyViolation (CRITICAL)' },
    ],
    regulations: serves.incidents,
    observed:
      'The policy is enforced on devices with invalid properties, and the answer, the record and ' +
      'a following request to seal are read.',
    minimumChecks: 2,
  },
  {
    id: 'POLICY-2',
    title: 'Unified memory stops the worker from starting',
    statement:
      'Unified memory MUST be reported as PolicyViolation with action_taken, and the worker MUST ' +
      'NOT start.',
    severity: 'blocking',
    chapter: 'policy',
    crates: vramOnly,
    source: [
      { seed: '003', section: '4. PolicyViolation Event' },
      { seed: '004', section: '7. PolicyViolation (CRITICAL)' },
    ],
    regulations: serves.incidents,
    observed:
      'The policy is enforced on a device with unified memory, and the answer, the record and a ' +
      'following request to seal are read.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
