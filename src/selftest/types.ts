import type { Outcome } from '../verdict';

/** What killed a mutant, as the gate said it. */
export interface Kill {
  readonly scenario: string;
  readonly check: string;
  readonly code: string;
  readonly expected: string;
  readonly seen: string;
  /** The SHA-256 of the observation that the finding rests on. */
  readonly evidence: string;
}

/** What one requirement made of one subject. */
export interface Cell {
  readonly requirement: string;
  readonly outcome: Outcome;
  /** The first finding of a failure; null for every other outcome. */
  readonly finding: Kill | null;
  readonly reason: string | null;
  /** Why it was asked again, once for each attempt before that came to nothing. */
  readonly cameToNothing?: readonly string[];
}

/** A subject with one vice, and all that the gate made of it. */
export interface Trial {
  readonly mutant: string;
  /** The requirements that must turn red on it. */
  readonly breaks: readonly string[];
  readonly cells: readonly Cell[];
}

/** All that was tried: the mutants, and the healthy subject they are made of. */
export interface Trials {
  readonly trials: readonly Trial[];
  readonly healthy: readonly Cell[];
  /** The requirements that must have killed at least one of these mutants. */
  readonly mustKill: readonly string[];
}
