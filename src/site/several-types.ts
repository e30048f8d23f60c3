import type { RequirementDefinition } from '../catalogue';
import type { AssuranceLevel, Outcome, RunVerdict } from '../verdict';

/** One of several subjects, as the page over all of them tells it. */
export interface SeveralSubject {
  /** `mine on mock`. */
  readonly name: string;
  /** What it calls itself; `null` where it could not be judged. */
  readonly itself: { readonly name: string; readonly version: string } | null;
  readonly verdict: RunVerdict;
  readonly exit: number;
  /** The page of its own bundle, from where this page lies; `null` where there is none. */
  readonly page: string | null;
  /** Why it could not be judged; `null` where it was. */
  readonly reason: string | null;
}

/** A requirement, and what each subject came to; cells in the order of subjects. */
export interface SeveralRow {
  readonly definition: Pick<RequirementDefinition, 'id' | 'title' | 'severity' | 'chapter'>;
  /** In words, what the subjects disagree on; `null` where they do not. */
  readonly disagreement: string | null;
  readonly cells: readonly ({
    readonly outcome: Outcome;
    readonly assurance: AssuranceLevel | null;
    readonly checks: number;
  } | null)[];
}

/** All that the page over several subjects tells. */
export interface SeveralReport {
  readonly gate: { readonly name: string; readonly version: string };
  readonly finishedAt: string;
  readonly verdict: RunVerdict;
  readonly exit: number;
  readonly subjects: readonly SeveralSubject[];
  /** Those of which anything was seen, in the order of the catalogue. */
  readonly rows: readonly SeveralRow[];
  /** The gravest first. */
  readonly disputed: readonly SeveralRow[];
  /** Ids of requirements that nobody looked at in any subject. */
  readonly unseen: readonly string[];
  readonly signedBy: string | null;
}
