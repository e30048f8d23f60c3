import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { both, loaderOnly, vramOnly } from './crates';

const sampled =
  'From outside only a comparison that the subject offers for timing can be timed; that it is the ' +
  'one in use is for the review of its sources to say (REVIEW-6).';

/** TIME: comparison leaks nothing. */
export const comparison = [
  {
    id: 'TIME-1',
    title: 'Digest comparison in verify does not leak by its running time',
    statement:
      'The running time of the digest comparison in verify MUST NOT depend on where the first ' +
      'difference lies.',
    severity: 'blocking',
    chapter: 'comparison',
    crates: vramOnly,
    source: [
      { seed: '002', section: 'CONCERN 4: Digest Comparison Is Not Timing-Safe' },
      { seed: '001', section: '1. vram-residency' },
    ],
    regulations: serves.access,
    observed:
      'Comparisons whose first difference lies early and late are timed from outside, beside an ' +
      'A/A control and a leaky control that must be detected.',
    seenInPart: sampled,
    minimumChecks: 2,
  },
  {
    id: 'TIME-2',
    title: 'Signature comparison in verify does not leak by its running time',
    statement:
      'The running time of the signature comparison in verify MUST NOT depend on where the first ' +
      'difference lies.',
    severity: 'blocking',
    chapter: 'comparison',
    crates: vramOnly,
    source: [{ seed: 'requirements', section: 'TIME: comparison leaks nothing' }],
    regulations: serves.access,
    observed:
      'Comparisons whose first difference lies early and late are timed from outside, beside an ' +
      'A/A control and a leaky control that must be detected.',
    seenInPart: sampled,
    minimumChecks: 2,
  },
  {
    id: 'TIME-3',
    title: 'Digest comparison in load does not leak by its running time',
    statement:
      'The running time of the digest comparison in load MUST NOT depend on where the first ' +
      'difference lies.',
    severity: 'blocking',
    chapter: 'comparison',
    crates: loaderOnly,
    source: [{ seed: 'requirements', section: 'TIME: comparison leaks nothing' }],
    regulations: serves.access,
    observed:
      'Comparisons whose first difference lies early and late are timed from outside, beside an ' +
      'A/A control and a leaky control that must be detected.',
    seenInPart: sampled,
    minimumChecks: 2,
  },
  {
    id: 'TIME-4',
    title: 'Inputs of another length are rejected quietly',
    statement:
      'Inputs of different length MUST be rejected without an exception and without revealing the ' +
      'expected value.',
    severity: 'major',
    chapter: 'comparison',
    crates: both,
    source: [{ seed: 'requirements', section: 'TIME: comparison leaks nothing' }],
    regulations: serves.access,
    observed:
      'Digests and signatures that are too short and too long are presented, and the answer is ' +
      'searched for the expected value and for signs of a crash.',
    seenInPart:
      'A search finds what it knows the writing of; a value in a writing of its own would pass.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
