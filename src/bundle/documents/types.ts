import type { RegulationDefinition, RequirementDefinition } from '../../catalogue';
import type { ReviewRecord } from '../../review';
import type { CheckRecord, Provocation, RequirementVerdict, ScenarioResult } from '../../verdict';
import type { ReportStep } from '../../site';
import type { BundleInput, Subject } from '../types';

/** What the documents are drawn from; all of it stands in the bundle, so anyone can draw them again. */
export type RunFacts = Pick<
  BundleInput,
  | 'subject'
  | 'gate'
  | 'startedAt'
  | 'finishedAt'
  | 'demandedAssurance'
  | 'environment'
  | 'messages'
  | 'scenarios'
  | 'verdicts'
  | 'verdict'
>;

/** Reads a file of the evidence by its name, `<sha256>.json` say. */
export type ReadEvidence = (name: string) => Promise<string>;

/** A check as the documents tell it; what was done to the subject, of those that did not pass. */
export type ToldCheck = CheckRecord & { readonly provocation: Provocation | null };

/** A scenario with its steps and checks. */
export type ToldScenario = Omit<ScenarioResult, 'records'> & {
  readonly steps: readonly ReportStep[];
  readonly checks: readonly ToldCheck[];
};

/** A requirement, what the run says of it, and on what that rests. */
export interface ToldRequirement {
  readonly definition: RequirementDefinition;
  readonly verdict: RequirementVerdict;
  readonly scenarios: readonly ToldScenario[];
}

/** What a field was held against: the very value the gate knew, or a form any true value has. */
export type Held = 'value' | 'form';

/** A record of the subject's trail, and where it was seen. */
export interface Sighting {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly timestamp: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly scenario: string;
  /** The digest of the observation that holds it. */
  readonly evidence: string;
  /** What a passing check held each field against. */
  readonly held: ReadonlyMap<string, Held>;
}

/** What the trails of a run hold of one type of event. */
export interface ToldEvent {
  readonly records: number;
  /** How many of them lie in trails that hold, which is where an event is more than a line. */
  readonly confirmed: number;
  /** The severities they are recorded as. */
  readonly severities: ReadonlySet<string>;
  /** How many have no time. */
  readonly untimed: number;
  /** The record that shows most. */
  readonly best: Sighting | null;
  /** How many records have each field, by its name; `actor.user_id` for one within. */
  readonly fields: ReadonlyMap<string, number>;
  /** What passing checks held each field against, in whatever record. */
  readonly held: ReadonlyMap<string, Held>;
  /** Checks that found such an event missing or not as it must be, by the digest of each. */
  readonly broken: ReadonlyMap<string, readonly string[]>;
}

/** What a run tells of its subject: the one source of all documents. */
export interface Account {
  readonly subject: Subject;
  readonly gate: RunFacts['gate'];
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly demandedAssurance: RunFacts['demandedAssurance'];
  readonly verdict: RunFacts['verdict'];
  /** Tags and seed of the run, for whoever repeats it. */
  readonly tags: string;
  readonly seed: number | null;
  readonly requirements: readonly ToldRequirement[];
  readonly regulations: readonly RegulationDefinition[];
  readonly events: ReadonlyMap<string, ToldEvent>;
  /** The review of the sources, where the run made one. */
  readonly review: { readonly sha256: string; readonly record: ReviewRecord } | null;
}
