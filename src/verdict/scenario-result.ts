import type { Outcome } from './outcome';
import { worst } from './outcome';
import type { CheckRecord, Note, RawEvidence } from './record';

/** How Cucumber says a scenario ended. */
export type CucumberStatus =
  'UNKNOWN' | 'PASSED' | 'SKIPPED' | 'PENDING' | 'UNDEFINED' | 'AMBIGUOUS' | 'FAILED';

/** A scenario as it ran: what Cucumber said, and what was attached on the way. */
export interface ScenarioRun {
  /** Stable over runs: feature, rule, name, and which of several of that name. */
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  readonly feature: string;
  readonly line: number;
  readonly requirements: readonly string[];
  readonly status: CucumberStatus;
  readonly records: readonly CheckRecord[];
  readonly notes: readonly Note[];
  readonly raw: readonly RawEvidence[];
  /** Cucumber's own account of what was thrown, if anything was. */
  readonly message: string | null;
}

/** A scenario and its place in the lattice. */
export interface ScenarioResult extends ScenarioRun {
  readonly outcome: Outcome;
  readonly reason: string | null;
}

/** Places a scenario in the lattice: its own records first, then notes, then Cucumber's word. */
export const judgeScenario = (run: ScenarioRun): ScenarioResult => {
  const told = worst([
    ...run.records.map((record): Outcome => record.outcome),
    ...run.notes.map((note): Outcome => note.outcome),
    fromStatus(run),
  ]);
  return { ...run, outcome: told, reason: reasonFor(run, told) };
};

/**
 * What the status alone says. A skip that a record or a note explains adds nothing (`pass`); a
 * failure that no finding explains is an error.
 */
const fromStatus = (run: ScenarioRun): Outcome => {
  const told = [...run.records, ...run.notes].map((entry) => entry.outcome);
  switch (run.status) {
    case 'PASSED':
      return run.records.length === 0 ? 'not-verified' : 'pass';
    case 'SKIPPED':
    case 'PENDING':
      return told.some((outcome) => outcome !== 'pass') ? 'pass' : 'inconclusive';
    case 'FAILED':
    case 'UNDEFINED':
    case 'AMBIGUOUS':
    case 'UNKNOWN':
      return 'error';
  }
};

const reasonFor = (run: ScenarioRun, outcome: Outcome): string | null => {
  if (outcome === 'pass') return null;
  const record = run.records.find((r) => r.outcome === outcome);
  const finding = record?.findings[0];
  if (finding) return `expected ${finding.expected}; seen: ${finding.seen}`;
  const note = run.notes.find((n) => n.outcome === outcome);
  const reason = record?.reason ?? note?.reason ?? null;
  if (reason !== null) return reason;
  if (run.status === 'PASSED' && run.records.length === 0) return 'no step of it made a check';
  return run.message ?? `Cucumber ended it as ${run.status.toLowerCase()}`;
};
