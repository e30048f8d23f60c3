import type { CheckCases } from './types';

const named = { critical_events: ['PathTraversalAttempt'], metrics: ['vram_audit_emit_failures'] };

const events = 'CRITICAL events: PathTraversalAttempt.';
const metrics = 'Watch `vram_audit_emit_failures`.';
const threshold = 'Alert when more than 1% fail over 5 minutes.';
const note = 'Compliance note: audit emission is non-blocking.';

const all = [events, metrics, threshold, note];
const readme = (section: string | null, file = 'README.md') => ({ file, sha256: 'aaaa', section });
const sight = (section: string | null, expected: object = named) => ({
  expected,
  seen: { files: [readme(section)] },
});
const saying = (...parts: readonly string[]) => sight(parts.join('\n'));
const instead = (of: string, by: string) => saying(...all.map((part) => (part === of ? by : part)));

const lacks = (code: string, expected: RegExp) => ({
  codes: [code],
  says: [expected, /^no such words$/] as const,
});
const noEvent = lacks('critical-event-missing', /names PathTraversalAttempt as a CRITICAL event$/);
const noMetric = lacks('metric-missing', /names the metric vram_audit_emit_failures$/);
const noThreshold = lacks('threshold-missing', /the alert threshold, 1 % of emissions over 5 min/);
const noNote = lacks('note-missing', /the compliance note: audit emission is non-blocking$/);

export const readmeCompleteCases: CheckCases = {
  right: {
    'a section that names all': saying(...all),
    'a metric with dots, as the seeds write it': instead(
      metrics,
      'Watch vram.audit.emit_failures.',
    ),
    'a metric in capitals': instead(metrics, 'Watch VRAM_AUDIT_EMIT_FAILURES.'),
    'several events and several metrics': sight(
      [all.join('\n'), 'CRITICAL: SealBroken', 'vram_audit_emit_attempts'].join('\n'),
      {
        critical_events: [...named.critical_events, 'SealBroken'],
        metrics: [...named.metrics, 'vram_audit_emit_attempts'],
      },
    ),
    'an event in other letters': instead(events, 'Critical: `path_traversal_attempt`'),
    'a threshold in words': instead(threshold, 'Alert at one percent within five minutes.'),
    'a threshold in short': instead(threshold, 'Alert: > 1 % [5m]'),
    'a threshold to the tenth': instead(threshold, 'Alert at 1.0% over a 5-minute window.'),
    'a threshold to the hundredth': instead(threshold, 'Alert at 1.00 percent in 5min.'),
    'a span in seconds': instead(threshold, 'Alert at 1 % of 300s.'),
    'a span in seconds, with a blank': instead(threshold, 'Alert at 1 % of 300 s.'),
    'a span in words over two lines': instead(threshold, 'Alert at 1 % of five\n  minutes.'),
    'a note in other words': instead(note, 'A failed emission does not block the operation.'),
    'a note in one word': instead(note, 'Audit emission is nonblocking.'),
    'a note in two words': instead(note, 'Audit emission is non blocking.'),
    'a note of which the words stand apart': instead(note, 'It never lets an operation block.'),
    'two files of which the first ends in a name': {
      expected: named,
      seen: {
        files: [readme(`${events} ${named.metrics[0] ?? ''}`), readme(`1% in 5m; ${note}`, 'B.md')],
      },
    },
    'two files that name all together': {
      expected: named,
      seen: { files: [readme(`${events}\n${metrics}`), readme(`${threshold}\n${note}`, 'B.md')] },
    },
  },
  wrong: {
    'no section': {
      ...sight(null),
      codes: ['section-missing'],
      says: [/^an Audit Logging section in README\.md$/, /^no such heading$/],
    },
    'a second file without a section': {
      expected: named,
      seen: { files: [readme(all.join('\n')), readme(null, 'B.md')] },
      codes: ['section-missing'],
      says: [/in B\.md$/, /^no such heading$/],
    },
    'an empty section, everything at once': {
      ...saying(''),
      codes: ['critical-event-missing', 'metric-missing', 'threshold-missing', 'note-missing'],
      says: [/PathTraversalAttempt/, /^no such words$/],
    },
    'an event that is not named': { ...instead(events, 'CRITICAL events: some.'), ...noEvent },
    'an event that is not called CRITICAL': {
      ...instead(events, 'PathTraversalAttempt'),
      ...noEvent,
    },
    'a metric that is not named': { ...instead(metrics, 'Watch the counters.'), ...noMetric },
    'a metric of which only a longer one is named': {
      ...instead(metrics, 'Watch vram_audit_emit_failures_total and my_vram_audit_emit_failures.'),
      ...noMetric,
    },
    'another threshold': { ...instead(threshold, 'Alert at 0.1% over 5 minutes.'), ...noThreshold },
    'a threshold ten times as high': {
      ...instead(threshold, 'Alert at 11% over 5 minutes.'),
      ...noThreshold,
    },
    'a threshold over another time': {
      ...instead(threshold, 'Alert at 1% over 15 minutes.'),
      ...noThreshold,
    },
    'no note': { ...instead(note, 'Compliance note: all is well.'), ...noNote },
    'a note that says the contrary': { ...instead(note, 'Audit emission is blocking.'), ...noNote },
  },
  vain: {
    'no file': { expected: named, seen: { files: [] } },
    'a README without an event to name': sight(all.join('\n'), { ...named, critical_events: [] }),
    'a README without a metric to name': sight(all.join('\n'), { ...named, metrics: [] }),
  },
};

export const readmeGapNoticedCases: CheckCases = {
  right: {
    'a gap that is found': {
      ...sight([events, metrics, threshold].join('\n'), { ...named, gap: 'note-missing' }),
    },
    'a section that is found to be gone': sight(null, { ...named, gap: 'section-missing' }),
    'a gap beside another': sight(events, { ...named, gap: 'note-missing' }),
  },
  wrong: {
    'a gap that is not found': {
      ...sight(all.join('\n'), { ...named, gap: 'note-missing' }),
      codes: ['gap-not-noticed'],
      says: [/^note-missing to be found in the README without it$/, /^nothing found missing$/],
    },
    'a gap that is taken for another': {
      ...sight([events, metrics, threshold].join('\n'), { ...named, gap: 'metric-missing' }),
      codes: ['gap-not-noticed'],
      says: [/^metric-missing/, /^note-missing$/],
    },
  },
  vain: { 'no file': { expected: { ...named, gap: 'note-missing' }, seen: { files: [] } } },
};
