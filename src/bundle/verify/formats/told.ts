import { z } from 'zod';
import { outcomes, type Outcome } from '../../../verdict';

/** One of the outcomes of this gate. */
export const outcomeSchema = z.enum(outcomes);

/** A requirement or a scenario, as a format tells of it. */
export interface Entry {
  readonly id: string;
  readonly outcome: Outcome;
}

/** Where a format says that a scenario stands. */
export interface Place {
  readonly scenario: string;
  /** From the root of the bundle. */
  readonly path: string;
  readonly line: number;
}

/**
 * What one format tells of a run, read by itself: nothing here is shared with what wrote it, or
 * holding one against the other would prove nothing.
 */
export interface Told {
  readonly requirements: readonly Entry[];
  readonly scenarios: readonly Entry[];
  /** How many checks were made; `null` where the format does not tell. */
  readonly checks: number | null;
  /** Where it contradicts itself. */
  readonly problems: readonly string[];
}

/** The number of entries of each outcome. */
export const tally = (entries: readonly Entry[]): Readonly<Record<Outcome, number>> => {
  const counts = { fail: 0, error: 0, inconclusive: 0, 'not-verified': 0, waived: 0, pass: 0 };
  for (const { outcome } of entries) counts[outcome] += 1;
  return counts;
};

/** A path below `data/` as formats write it, from the root of the bundle. */
export const inPayload = (uri: string): string =>
  `data/${uri.split('/').map(decodeURIComponent).join('/')}`;
