import type { RegulationId, Severity } from '../catalogue';

export const ruleIds = [
  ...(['REVIEW-1', 'REVIEW-2', 'REVIEW-3', 'REVIEW-4'] as const),
  ...(['REVIEW-5', 'REVIEW-6', 'REVIEW-7', 'REVIEW-8'] as const),
] as const;

export type ReviewRuleId = (typeof ruleIds)[number];

/** A rule of the catalogue, or SUPPRESSION for what is wrong with a suppression or the baseline. */
export type FindingRule = ReviewRuleId | 'SUPPRESSION';

/** One thing in the source that must not be there (REVIEW-1 to REVIEW-8). */
export interface ReviewFinding {
  readonly rule: FindingRule;
  readonly severity: Severity;
  readonly file: string;
  /** From 1; columns count UTF-16 units from 1, as GitHub and SARIF do. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What stands there and what is wrong with it. */
  readonly message: string;
  /** The lines that stand there, shortened. */
  readonly excerpt: string;
  /** How far the excerpt stood to the right, in columns. */
  readonly indent: number;
  /** The code that would be right there. */
  readonly fix: string;
  readonly regulations: readonly RegulationId[];
  readonly event: string | null;
}

/** A finding that the source, the configuration or the baseline has set aside, with the reason given for it. */
export interface Suppressed {
  readonly finding: ReviewFinding;
  readonly by: 'comment' | 'configuration' | 'baseline';
  readonly reason: string;
}

/** A file that was not, or not wholly, looked at, and why. */
export interface Unread {
  readonly file: string;
  readonly line: number | null;
  readonly reason: string;
}

/** An emission as events.md lists it. */
export interface EventEmitted {
  readonly type: string;
  readonly isCritical: boolean;
  readonly file: string;
  readonly function: string | null;
  readonly line: number;
  readonly endLine: number;
  readonly fields: readonly string[];
  readonly sanitized: readonly string[];
}

/** What was seen to be done well, by crate. */
export interface Merits {
  readonly emissions: number;
  readonly counted: number;
  readonly critical: number;
  readonly flushed: number;
  readonly owners: number;
  readonly disposed: number;
  readonly sanitized: number;
  readonly withActor: number;
}

/** What the review of one crate or package came to. */
export interface CrateReview {
  readonly name: string;
  readonly root: string;
  readonly files: number;
  readonly lines: number;
  readonly findings: readonly ReviewFinding[];
  readonly events: readonly EventEmitted[];
  readonly merits: Merits;
}

/** What a project told the review of itself: words of its own, and what is not to be read. */
export interface Configuration {
  readonly file: string;
  /** Each setting that says something, with all it says. */
  readonly said: Readonly<Record<string, string>>;
}

/** What a review came to; plain data. */
export interface Review {
  readonly files: number;
  readonly lines: number;
  readonly findings: readonly ReviewFinding[];
  readonly suppressed: readonly Suppressed[];
  readonly unread: readonly Unread[];
  readonly configured: Configuration | null;
  readonly crates: readonly CrateReview[];
}
