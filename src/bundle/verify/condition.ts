/** One thing that must be so for a bundle to be valid. */
export interface Condition {
  readonly name: string;
  readonly ok: boolean;
  /** What holds, or everything found against it. */
  readonly detail: string;
}

/** Enough to see what happened; the number of the others is told. */
const SHOWN_PROBLEMS = 20;

/** A condition that holds when nothing was found against it. */
export const condition = (name: string, problems: readonly string[], holds: string): Condition => {
  if (problems.length === 0) return { name, ok: true, detail: holds };
  const more = problems.length - SHOWN_PROBLEMS;
  const shown = problems.slice(0, SHOWN_PROBLEMS).join('; ');
  return { name, ok: false, detail: more > 0 ? `${shown}; and ${more} more` : shown };
};

/** An error as a problem: whatever a hostile bundle provokes is something found against it. */
export const problemOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
