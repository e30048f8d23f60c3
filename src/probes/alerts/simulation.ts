import type { RuleFile } from './rule-file';
import type { Series } from './promql';

/**
 * Counters as a server would have scraped them, and two moments: when the deed was done, and until
 * when an alert is waited for. Times are in milliseconds since the first sample.
 */
export interface Simulation {
  /** Between two samples of a series, and between two evaluations of a rule. */
  readonly intervalMs: number;
  readonly series: readonly Series[];
  readonly deedMs: number;
  readonly deadlineMs: number;
}

/** What one witness says of all alerts of some rule files over a simulation. */
export interface Testimony {
  readonly witness: 'promtool' | 'gate';
  /** The alerts that this witness could evaluate. */
  readonly alerts: readonly string[];
  /** Those that fire at the deed, and those that fire at any time from then to the deadline. */
  readonly before: readonly string[];
  readonly until: readonly string[];
  /** Rules that Prometheus loads and then cannot evaluate on such series, and why. */
  readonly broken: readonly BrokenRule[];
  /** Why others could not be evaluated by this witness, rule by rule. */
  readonly unknown: readonly string[];
}

export interface BrokenRule {
  readonly rule: string;
  readonly why: string;
}

/** The names of all alerts, each once, in the order of their names. */
export const alertNames = (files: readonly RuleFile[]): readonly string[] =>
  [
    ...new Set(
      files.flatMap(({ groups }) =>
        groups.flatMap(({ rules }) =>
          rules.filter(({ kind }) => kind === 'alert').map(({ name }) => name),
        ),
      ),
    ),
  ].sort();

/** How often rules are evaluated: as often as samples come, or as a slower group asks for. */
export const evaluationIntervalMs = (
  files: readonly RuleFile[],
  { intervalMs }: Simulation,
): number =>
  Math.max(
    intervalMs,
    ...files.flatMap(({ groups }) => groups.map((group) => group.intervalMs ?? 0)),
  );
