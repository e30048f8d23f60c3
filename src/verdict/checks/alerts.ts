import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';

const names = z.array(z.string());

const testimonySchema = z.strictObject({
  witness: z.enum(['promtool', 'gate']),
  alerts: names.describe('Those that this witness could evaluate.'),
  before: names.describe('Those that fire at the deed already.'),
  until: names.describe('Those that fire from then to the deadline.'),
});

type Testimony = z.infer<typeof testimonySchema>;

/**
 * What alert rules did over simulated counters: which alerts fire at the deed, and which from
 * then to the deadline, by each witness that evaluated them (MON-1, MON-2, MON-3).
 */
export const alertsSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      file: z.string(),
      sha256: z.string(),
      problems: z.array(z.string()).describe('Why Prometheus would not load or evaluate it.'),
    }),
  ),
  simulated: z.string().min(1).describe('What was done in the simulated counters, in words.'),
  testimonies: z.tuple([testimonySchema], testimonySchema).describe('The best witness first.'),
});

export type AlertsSeen = z.infer<typeof alertsSchema>;

/** The alerts that the deed set off; what fires without it tells nobody anything. */
const setOff = ({ testimonies }: AlertsSeen): readonly string[] => {
  const [{ before, until }] = testimonies;
  return until.filter((alert) => !before.includes(alert));
};

const loadFindings = ({ files }: AlertsSeen): readonly Finding[] =>
  files.flatMap(({ file, problems }) =>
    problems.map((problem) => ({
      code: 'rules-do-not-work',
      expected: `${file} to load and be evaluated in Prometheus`,
      seen: problem,
    })),
  );

const emptyFindings = (seen: AlertsSeen): readonly Finding[] =>
  seen.testimonies.some(({ alerts }) => alerts.length > 0) || loadFindings(seen).length > 0
    ? []
    : [{ code: 'no-rules', expected: 'alert rules', seen: 'not one in the files' }];

/** Both witnesses speak of the same rules and series: where they differ, one of them is wrong. */
const disagreements = ({ testimonies }: AlertsSeen): readonly Finding[] => {
  const [one, other] = testimonies;
  if (other === undefined) return [];
  const both = one.alerts.filter((alert) => other.alerts.includes(alert));
  return both
    .filter((alert) => story(one, alert) !== story(other, alert))
    .map((alert) => ({
      code: 'witnesses-disagree',
      expected: `${one.witness} and ${other.witness} to evaluate ${alert} alike`,
      seen: `${one.witness}: ${story(one, alert)}; ${other.witness}: ${story(other, alert)}`,
    }));
};

const story = ({ before, until }: Testimony, alert: string): string => {
  if (before.includes(alert)) return 'fires before anything fails';
  return until.includes(alert) ? 'fires' : 'stays silent';
};

const common = (seen: AlertsSeen): readonly Finding[] => [
  ...loadFindings(seen),
  ...emptyFindings(seen),
  ...disagreements(seen),
];

export const anAlertFires = defineCheck({
  name: 'an-alert-fires',
  expects: z.strictObject({ within_ms: z.int().positive() }),
  observes: alertsSchema,
  judge: ({ within_ms }, seen) => {
    const findings = common(seen);
    if (findings.length > 0 || setOff(seen).length > 0) return judged(findings);
    const [first] = seen.testimonies;
    const already = first.before.join(', ');
    return judged([
      {
        code: 'no-alert',
        expected: `an alert within ${within_ms / 1000} s when ${seen.simulated}`,
        seen: already === '' ? 'none fired' : `none fired but what fires always: ${already}`,
      },
    ]);
  },
});

export const noAlertFires = defineCheck({
  name: 'no-alert-fires',
  expects: z.strictObject({}),
  observes: alertsSchema,
  judge: (_, seen) =>
    judged([
      ...common(seen),
      ...setOff(seen).map((alert) => ({
        code: 'false-alarm',
        expected: `no alert when ${seen.simulated}`,
        seen: `${alert} fired`,
      })),
    ]),
});
