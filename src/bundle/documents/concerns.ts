import type { RequirementId } from '../../catalogue';

/** What worries an auditor, what is lost if it comes true, and the requirements that answer it. */
export interface Concern {
  readonly key: string;
  /** The worry. */
  readonly title: string;
  /** What is practised where the worry is unfounded. */
  readonly practice: string;
  /** What it means for whoever has to answer for the trail, in a sentence each. */
  readonly risks: readonly string[];
  readonly requirements: readonly RequirementId[];
}

/** Every requirement answers exactly one concern. */
export const concerns: readonly Concern[] = [
  {
    key: 'events',
    title: 'Events may be missing or untrue',
    practice: 'Audit events emitted for security-critical operations',
    risks: [
      'What happened cannot be shown from the record: an event that is absent or wrong is no evidence.',
      'An investigation starts from facts that are not facts.',
    ],
    requirements: ['EMIT-1'],
  },
  {
    key: 'failures',
    title: 'Audit failures may pass in silence',
    practice: 'Audit failures logged and counted',
    risks: [
      'A lost event looks like one that never was, so the completeness of the trail cannot be proved.',
      'Whoever asks why a security event is missing from the record gets no answer.',
    ],
    requirements: [
      ...(['EMIT-2', 'EMIT-3', 'EMIT-4', 'EMIT-6', 'EMIT-7', 'EMIT-8', 'FLUSH-5'] as const),
      ...(['REVIEW-1', 'REVIEW-2', 'REVIEW-4'] as const),
    ],
  },
  {
    key: 'monitoring',
    title: 'Nobody may notice that the audit fails',
    practice: 'Audit failures watched, with alerts and a README that says so',
    risks: [
      'A gap in the trail grows until an auditor finds it.',
      'It cannot be shown that somebody was watching, which is what due diligence means.',
    ],
    requirements: ['MON-1', 'MON-2', 'MON-3', 'DOC-1'],
  },
  {
    key: 'operation',
    title: 'The audit may stop or slow what it records',
    practice: 'Operations that neither fail nor wait because of the audit',
    risks: [
      'Whoever can break or stall the log can stop the service.',
      'An audit that costs too much is switched off when it is needed most.',
    ],
    requirements: ['EMIT-5', 'EMIT-9', 'REVIEW-7'],
  },
  {
    key: 'critical',
    title: 'CRITICAL events may be lost in a crash',
    practice: 'Immediate flush for CRITICAL events',
    risks: [
      'A crash right after an attack erases the proof that it was noticed.',
      'It cannot be shown when an incident was detected, from which the time to report it runs.',
    ],
    requirements: [
      ...(['FLUSH-1', 'FLUSH-2', 'FLUSH-3', 'FLUSH-4', 'FLUSH-6', 'FLUSH-7'] as const),
      'REVIEW-3',
    ],
  },
  {
    key: 'routine',
    title: 'Routine events may wait in memory too long',
    practice: 'Routine events on disk within the configured interval',
    risks: ['What led up to an incident is lost with the process, and only its end is on record.'],
    requirements: ['FLUSH-8', 'FLUSH-9'],
  },
  {
    key: 'shutdown',
    title: 'Events may be lost at shutdown',
    practice: 'Graceful shutdown flush',
    risks: ['Every restart may take events with it, and nobody can tell which.'],
    requirements: ['DROP-1', 'DROP-2', 'DROP-3', 'DROP-4', 'DROP-5', 'REVIEW-5'],
  },
  {
    key: 'timing',
    title: 'A comparison may give away a secret by its running time',
    practice: 'Timing-safe comparison',
    risks: [
      'A digest or a signature can be guessed byte by byte, and a forged seal then verifies.',
    ],
    requirements: ['TIME-1', 'TIME-2', 'TIME-3', 'TIME-4', 'REVIEW-6'],
  },
  {
    key: 'paths',
    title: 'Input may reach what it must not',
    practice: 'Validation of paths and identifiers',
    risks: [
      'Files outside the allowed place can be read or named by whoever supplies an input.',
      'An attempt that leaves no event cannot be investigated.',
    ],
    requirements: ['PATH-1', 'PATH-2', 'PATH-3', 'PATH-4', 'PATH-5'],
  },
  {
    key: 'hygiene',
    title: 'Input may forge the record',
    practice: 'Input sanitization',
    risks: ['A forged line is as good as a true one, so no line of the record proves anything.'],
    requirements: ['HYG-1', 'HYG-2', 'REVIEW-8'],
  },
  {
    key: 'secrets',
    title: 'The record may give away what it must protect',
    practice: 'No secret in trail, log, metrics or errors',
    risks: ['Whoever may read the record may forge seals or take over a worker.'],
    requirements: ['SECRET-1', 'SECRET-2', 'SECRET-3', 'SECRET-4'],
  },
  {
    key: 'actors',
    title: 'It may not be known who did it',
    practice: 'Actor context tracking',
    risks: [
      'An action cannot be held against, nor cleared from, the one who is said to have done it.',
    ],
    requirements: ['ACTOR-1', 'ACTOR-2'],
  },
  {
    key: 'immutability',
    title: 'The trail may be altered unseen',
    practice: 'Tamper-evident trail',
    risks: ['A trail that could have been altered proves nothing against whoever could alter it.'],
    requirements: ['TRAIL-1', 'TRAIL-2', 'TRAIL-3'],
  },
  {
    key: 'continuity',
    title: 'The trail may break at a restart, a rotation or a crash',
    practice: 'One unbroken trail across restart, rotation and crash',
    risks: ['A break cannot be told from a deletion.'],
    requirements: ['TRAIL-4', 'TRAIL-5', 'TRAIL-6'],
  },
  {
    key: 'retention',
    title: 'Records may be gone too early, or not to be found',
    practice: 'Retention, query and export',
    risks: ['What has to be shown on request for years cannot be shown.'],
    requirements: ['TRAIL-7', 'TRAIL-8'],
  },
  {
    key: 'seal',
    title: 'A sealed model may not be what was sealed',
    practice: 'Seals over what the device holds, and verification that reads it again',
    risks: ['A tampered model is served, and its seal still vouches for it.'],
    requirements: ['VRAM-1', 'VRAM-2', 'VRAM-3', 'VRAM-4'],
  },
  {
    key: 'loading',
    title: 'A model may be loaded that must not be',
    practice: 'Models validated before they are used',
    risks: ['A substituted or malformed model comes into use, or stops the worker.'],
    requirements: ['LOAD-1', 'LOAD-2', 'LOAD-3', 'LOAD-4'],
  },
  {
    key: 'policy',
    title: 'A device may break the promise that shards stay in its memory',
    practice: 'Device policy enforced before work begins',
    risks: ['Sealed bytes lie where others may read or change them.'],
    requirements: ['POLICY-1', 'POLICY-2'],
  },
];
