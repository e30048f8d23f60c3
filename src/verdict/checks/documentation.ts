import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';

const readmeSchema = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  section: z.string().nullable().describe('Its Audit Logging section; null where it has none.'),
});

/** A README as far as DOC-1 asks for it. */
export type ReadmeSeen = z.infer<typeof readmeSchema>;

const seenSchema = z.strictObject({ files: z.array(readmeSchema).min(1) });

/** What the section must name; the rest is the same for every subject. */
const namedSchema = z.strictObject({
  critical_events: z.array(z.string()).min(1),
  metrics: z.array(z.string()).min(1),
});

export type Named = z.infer<typeof namedSchema>;

/** What may be missing from a README, by the code of the finding. */
export const gaps = [
  'section-missing',
  'critical-event-missing',
  'metric-missing',
  'threshold-missing',
  'note-missing',
] as const;

/** Letters and digits alone, so that `vram.audit.emit_failures` and `vram_audit_…` are one name. */
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A whole name: no other metric's name begins or ends with it. */
const names = (text: string, metric: string): boolean => {
  const parts = metric.split(/[_.]/).join('[._]');
  return new RegExp(`(?<![A-Za-z0-9_.])${parts}(?![A-Za-z0-9_])`, 'i').test(text);
};

/** 1 % and 5 minutes, in any of the ways people write them. */
const SHARE = /(?<![\d.,])(?:1(?:[.,]0+)?\s*(?:%|percent|per cent)|\bone per ?cent)/i;
const SPAN = /(?<![\d.,])(?:5[\s-]*min|5m\b|300\s*s)|\bfive[\s-]+min/i;

/** Non-blocking, or that something does not, never, cannot block. */
const NOTE = /\bnon-?\s?blocking\b|\b(?:not|never|cannot|nor|without|n't)\b[^.\n]{0,60}\bblock/i;

/** What a README lacks, each thing a finding of its own. */
const gapsIn = ({ critical_events, metrics }: Named, files: readonly ReadmeSeen[]) => {
  const section = files.flatMap((file) => file.section ?? []).join('\n');
  const missing = (code: (typeof gaps)[number], expected: string): Finding => ({
    ...{ code, expected: `an Audit Logging section that names ${expected}`, seen: 'no such words' },
  });
  const lacking = files.filter((file) => file.section === null);
  if (lacking.length === files.length) return lacking.map(withoutSection);
  return [
    ...lacking.map(withoutSection),
    ...critical_events
      .filter((event) => !bare(section).includes(bare(event)) || !/critical/i.test(section))
      .map((event) => missing('critical-event-missing', `${event} as a CRITICAL event`)),
    ...metrics
      .filter((metric) => !names(section, metric))
      .map((metric) => missing('metric-missing', `the metric ${metric}`)),
    ...(SHARE.test(section) && SPAN.test(section)
      ? []
      : [missing('threshold-missing', 'the alert threshold, 1 % of emissions over 5 minutes')]),
    ...(NOTE.test(section)
      ? []
      : [missing('note-missing', 'the compliance note: audit emission is non-blocking')]),
  ];
};

const withoutSection = ({ file }: ReadmeSeen): Finding => ({
  code: 'section-missing',
  expected: `an Audit Logging section in ${file}`,
  seen: 'no such heading',
});

/** The README says all that an operator and an auditor need (DOC-1). */
export const readmeComplete = defineCheck({
  name: 'readme-complete',
  expects: namedSchema,
  observes: seenSchema,
  judge: (named, { files }) => judged(gapsIn(named, files)),
});

/** The search works: what was taken out of a copy of the README is found to be missing (DOC-1). */
export const readmeGapNoticed = defineCheck({
  name: 'readme-gap-noticed',
  expects: namedSchema.extend({ gap: z.enum(gaps) }),
  observes: seenSchema,
  judge: ({ gap, ...named }, { files }) => {
    const found = gapsIn(named, files).map(({ code }) => code);
    if (found.includes(gap)) return judged([]);
    return judged([
      {
        code: 'gap-not-noticed',
        expected: `${gap} to be found in the README without it`,
        seen: found.join(', ') || 'nothing found missing',
      },
    ]);
  },
});
