import {
  NAME,
  PromqlError,
  asVector,
  evaluate,
  keyOf,
  nameless,
  parsePromql,
  type Expression,
  type InstantVector,
  type Sample,
  type Series,
} from './promql';
import type { Rule, RuleFile } from './rule-file';
import { alertNames, evaluationIntervalMs, type Simulation, type Testimony } from './simulation';

type Read = Rule & { readonly expression: Expression };

/**
 * Evaluates the rules with the gate's own evaluator, step by step through the simulation, in the
 * order of the files. An alert that is in no reach of it, or rests on a recorded metric that is in
 * none, is left out and told as unknown.
 */
export const askGate = (files: readonly RuleFile[], simulation: Simulation): Testimony => {
  const run = new Rules(files, simulation.series);
  const stepMs = evaluationIntervalMs(files, simulation);
  let before: readonly string[] = [];
  const until = new Set<string>();
  for (let atMs = 0; atMs <= simulation.deadlineMs; atMs += stepMs) {
    const firing = run.evaluate(atMs);
    if (atMs <= simulation.deedMs) before = firing;
    else for (const alert of firing) until.add(alert);
  }
  const { unknown, broken } = run;
  const isKnown = (name: string): boolean => !unknown.has(name) && !broken.has(name);
  return {
    witness: 'gate',
    alerts: alertNames(files).filter(isKnown),
    before: before.filter(isKnown),
    until: [...new Set([...before, ...until])].filter(isKnown).sort(),
    broken: [...broken].map(([rule, why]) => ({ rule, why })),
    unknown: [...unknown].map(([name, why]) => `${name}: ${why}`).sort(),
  };
};

class Rules {
  readonly #rules: Read[] = [];
  readonly #scraped: readonly Series[];
  readonly #recorded = new Map<string, { labels: Series['labels']; samples: Sample[] }>();
  /** The series that each rule recorded when it was evaluated last. */
  readonly #recordedLast = new Map<Rule, readonly string[]>();
  readonly #unknown = new Map<string, string>();
  readonly #broken = new Map<string, string>();
  /** When each element of each alert became active; gone when it is active no longer. */
  readonly #activeSince = new Map<Rule, ReadonlyMap<string, number>>();

  constructor(files: readonly RuleFile[], scraped: readonly Series[]) {
    this.#scraped = scraped;
    for (const rule of files.flatMap((file) => file.groups.flatMap((group) => group.rules))) {
      this.#guard(rule, () => this.#rules.push({ ...rule, expression: parsePromql(rule.expr) }));
    }
    while (this.#leaveOutOne());
  }

  /** What rests on a metric that cannot be recorded, wherever that stands, cannot be told either. */
  #leaveOutOne(): boolean {
    for (const [index, { name, expression }] of this.#rules.entries()) {
      const missing = metricsOf(expression).find((metric) => this.#unknown.has(metric));
      if (missing === undefined) continue;
      this.#rules.splice(index, 1);
      this.#unknown.set(name, `rests on ${missing}, which cannot be recorded`);
      return true;
    }
    return false;
  }

  /** Rules that cannot be told, and why. */
  get unknown(): ReadonlyMap<string, string> {
    return this.#unknown;
  }

  /** Rules that Prometheus could not evaluate either, and why. */
  get broken(): ReadonlyMap<string, string> {
    return this.#broken;
  }

  /** Evaluates all rules once, and tells which alerts fire now. */
  evaluate(atMs: number): readonly string[] {
    const firing = new Set<string>();
    for (const rule of this.#rules) {
      this.#guard(rule, () => {
        const series = [...this.#scraped, ...this.#recorded.values()];
        const vector = asVector(evaluate(rule.expression, series, atMs));
        if (rule.kind === 'record') this.#record(rule, vector, atMs);
        else if (this.#isFiring(rule, vector, atMs)) firing.add(rule.name);
      });
    }
    return [...firing].sort();
  }

  #isFiring(rule: Rule, vector: InstantVector, atMs: number): boolean {
    const since = this.#activeSince.get(rule);
    const active = new Map(
      vector.map(({ labels }) => [keyOf(labels), since?.get(keyOf(labels)) ?? atMs]),
    );
    this.#activeSince.set(rule, active);
    return [...active.values()].some((sinceMs) => atMs - sinceMs >= rule.forMs);
  }

  #record(rule: Rule, vector: InstantVector, atMs: number): void {
    const now = vector.map(({ labels, value }) => {
      const all = { ...nameless(labels), ...rule.labels, [NAME]: rule.name };
      const key = keyOf(all);
      const series = this.#recorded.get(key) ?? { labels: all, samples: new Array<Sample>() };
      series.samples.push({ atMs, value });
      this.#recorded.set(key, series);
      return key;
    });
    const gone = (this.#recordedLast.get(rule) ?? []).filter((key) => !now.includes(key));
    for (const key of gone) {
      this.#recorded.get(key)?.samples.push({ atMs, value: Number.NaN, isStale: true });
    }
    this.#recordedLast.set(rule, now);
  }

  #guard(rule: Rule, attempt: () => void): void {
    try {
      attempt();
    } catch (cause) {
      if (!(cause instanceof PromqlError)) throw cause;
      const found = cause.code === 'AMBIGUOUS' ? this.#broken : this.#unknown;
      found.set(rule.name, cause.message);
    }
  }
}

/** The metrics an expression selects by name. */
const metricsOf = (expression: Expression): readonly string[] => {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'selector':
      return expression.matchers.filter(({ label }) => label === NAME).map(({ value }) => value);
    case 'binary':
      return [...metricsOf(expression.left), ...metricsOf(expression.right)];
    case 'growth':
    case 'vector':
    case 'negative':
    case 'aggregate':
      return metricsOf(expression.of);
  }
};
