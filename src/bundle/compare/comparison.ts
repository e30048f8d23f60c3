import type { Outcome, RunVerdict } from '../../verdict';

/** How a later verdict stands to an earlier one. */
export type Change = 'better' | 'same' | 'worse';

/** Something that is one thing before and another after; null where it is not there. */
export interface Difference<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** A requirement that two bundles do not tell alike. */
export interface RequirementDifference {
  readonly id: string;
  readonly outcome: Difference<Outcome>;
  readonly assurance: Difference<string>;
  readonly checks: Difference<number>;
  readonly change: Change;
  /** Whether it can fail the gate, or could before; what is and was advisory never does. */
  readonly binding: boolean;
  /** What of its definition changed: wording, severity, number of checks. */
  readonly definition: readonly string[];
  /** Why the verdict, although the same, may not mean the same; empty where nothing speaks so. */
  readonly suspect: readonly string[];
}

/** A scenario that two bundles do not tell alike. */
export interface ScenarioDifference {
  readonly id: Difference<string>;
  readonly requirements: readonly string[];
  readonly outcome: Difference<Outcome>;
  readonly change: Change;
  /** What of it changed: its name, its steps, which checks it makes, what they expect. */
  readonly changed: readonly string[];
}

/** What changed between two bundles: what `proofgate diff --json` prints. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  /** Whether a verdict that can fail the gate became worse, or is not there any more. */
  readonly regression: boolean;
  readonly circumstances: readonly (Difference<string> & { readonly what: string })[];
  readonly requirements: readonly RequirementDifference[];
  readonly scenarios: readonly ScenarioDifference[];
  /** Checks whose definition changed, by name; null for those that one gate has not. */
  readonly checks: readonly (Difference<string> & { readonly check: string })[];
  readonly unchanged: { readonly requirements: number; readonly scenarios: number };
  /** What could not be compared, and why. */
  readonly notes: readonly string[];
}

/** One of the two bundles. */
export interface Side {
  readonly bundle: string;
  readonly manifestSha256: string;
  readonly verdict: RunVerdict;
}
