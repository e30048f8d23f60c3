import type { ReviewRecord } from '../../../review';
import type { Observation } from '../../../verdict';

/** Gives the words of a subject for a place in the evidence. */
export type Say = (place: string) => string;

const at = '2026-11-20T12:00:00.000Z';

/** A digest that is easy to tell from others. */
export const digest = (letter: string): string => letter.repeat(64);

/** A provoked observation that tells what was done in the words of a subject. */
export const provoked = (say: Say): Observation => ({
  ...{ check: 'log-tells', expected: {}, seen: {}, at },
  provocation: {
    ...{ kind: say('deed'), fired: true, evidence: say('shown by') },
    baseline: { held: true, what: say('baseline') },
  },
  assurance: { level: 'partial', reason: say('assurance') },
});

/** An observation of a trail with an event of the standard and one of the subject's own. */
export const trail = (say: Say): Observation => {
  const file = say('trail');
  const actor = { user_id: say('user'), ip: null, auth_method: 'none', session_id: say('session') };
  const event = { reason: say('reason'), [say('field')]: say('value'), actor };
  const record = { file, line: 1, seq: 1, timestamp: at, event };
  return {
    ...{ check: 'trail-holds', provocation: null, at },
    assurance: { level: 'observed', reason: 'the trail' },
    expected: {
      events: [
        {
          ...{ type: 'SealVerificationFailed', severity: 'CRITICAL' },
          fields: { reason: { equals: say('reason') } },
        },
      ],
      may_be_torn: false,
    },
    seen: {
      files: [{ name: file, bytes: 1, sha256: digest('0') }],
      records: [
        { ...record, event_type: 'SealVerificationFailed', severity: say('severity') },
        { ...record, line: 2, seq: 2, event_type: say('type'), severity: 'INFO' },
      ],
      chain: { first_bad: null, tail: 'attested' },
    },
  };
};

/** A review that found, set aside and could not read something. */
export const review = (say: Say): ReviewRecord => {
  const finding = (rule: string, file: string): ReviewRecord['findings'][number] => ({
    ...{ rule, severity: 'blocking', file, line: 7, message: say(`problem of ${rule}`) },
    ...{ excerpt: say('code'), fix: say('fix'), event: say('event') },
  });
  const [one, two] = [say('one.rs'), say('two.ts')];
  const merits = {
    ...{ emissions: 4, counted: 3, critical: 2, flushed: 1 },
    ...{ owners: 1, disposed: 1, sanitized: 1, withActor: 1 },
  };
  const crate = (name: string, root: string): ReviewRecord['crates'][number] => ({
    ...{ name: say(name), root, files: 1, lines: 9, merits },
    events: [
      {
        ...{ type: 'SealVerificationFailed', isCritical: true, file: one, function: say('fn') },
        ...{ line: 3, endLine: 5, fields: [], sanitized: [] },
      },
    ],
  });
  return {
    ...{ format: 'proofgate/review/1', files: 2, lines: 18 },
    findings: [finding('REVIEW-1', one), finding('REVIEW-1', two), finding('REVIEW-2', one)],
    suppressed: [{ finding: finding('REVIEW-1', one), by: 'comment', reason: say('excuse') }],
    unread: [{ file: say('unread.rs'), line: null, reason: say('why unread') }],
    configured: null,
    crates: [crate('first', ''), crate('second', 'second')],
  };
};
