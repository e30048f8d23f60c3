import { stringify } from 'yaml';
import { NAME, type Series } from './promql';
import type { RuleFile } from './rule-file';
import { alertNames, evaluationIntervalMs, type Simulation } from './simulation';

/** Whether an alert fired at any time in a window, as an expression: 1, or 0 for never. */
interface Question {
  readonly alert: string;
  readonly expr: string;
}

/**
 * One question for each alert. Asked by the series that Prometheus itself keeps of alerts, so that
 * neither labels nor annotations of a rule matter; the window tells the questions apart.
 */
export const testQuestions = (alerts: readonly string[], windowMs: number): readonly Question[] =>
  alerts.map((alert) => {
    const which = `ALERTS{alertstate="firing",alertname=${JSON.stringify(alert)}}`;
    return { alert, expr: `max(max_over_time(${which}[${windowMs / 1000}s])) or vector(0)` };
  });

/** The two moments that are asked about, and how far back from each. */
export const moments = ({ deedMs, deadlineMs }: Simulation) => ({
  before: { atMs: deedMs, windowMs: 1000 },
  until: { atMs: deadlineMs, windowMs: deadlineMs - deedMs },
});

/**
 * A file for `promtool test rules`: the series of a simulation, and for every alert the claim that
 * it does not fire at the deed, and never until the deadline. What promtool denies has fired.
 */
export const testFile = (files: readonly RuleFile[], simulation: Simulation): string =>
  stringify({
    rule_files: files.map(({ sha256 }) => `${sha256}.yaml`),
    evaluation_interval: seconds(evaluationIntervalMs(files, simulation)),
    tests: [
      {
        interval: seconds(simulation.intervalMs),
        input_series: simulation.series.map((series) => ({
          series: written(series),
          values: values(series, simulation.intervalMs),
        })),
        promql_expr_test: Object.values(moments(simulation)).flatMap(({ atMs, windowMs }) =>
          testQuestions(alertNames(files), windowMs).map(({ expr }) => ({
            expr,
            eval_time: seconds(atMs),
            exp_samples: [{ labels: '{}', value: 0 }],
          })),
        ),
      },
    ],
  });

const seconds = (ms: number): string => `${ms / 1000}s`;

const written = ({ labels }: Series): string => {
  const rest = Object.entries(labels).filter(([label]) => label !== NAME);
  return `${labels[NAME] ?? ''}{${rest.map(([label, value]) => `${label}=${JSON.stringify(value)}`).join(',')}}`;
};

/** In promtool's notation, where `_` is a scrape that did not find the series. */
const values = ({ samples }: Series, intervalMs: number): string => {
  const count = (samples.at(-1)?.atMs ?? -intervalMs) / intervalMs + 1;
  const byTime = new Map(samples.map(({ atMs, value }) => [atMs / intervalMs, value]));
  return Array.from({ length: count }, (_, index) => byTime.get(index) ?? '_').join(' ');
};
