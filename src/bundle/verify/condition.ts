import type { ConditionName } from './meaning';

/** One thing that must be so for a bundle to be valid. */
export interface Condition {
  readonly name: ConditionName;
  readonly ok: boolean;
  /** What holds, or everything found against it. */
  readonly detail: string;
  /** What was found against it, one by one, as much as `detail` shows. */
  readonly problems: readonly string[];
}

/** Enough to see what happened; the number of the others is told. */
const SHOWN_PROBLEMS = 20;

/** A condition that holds when nothing was found against it. */
export const condition = (
  name: ConditionName,
  problems: readonly string[],
  holds: string,
): Condition => {
  if (problems.length === 0) return { name, ok: true, detail: holds, problems };
  const more = problems.length - SHOWN_PROBLEMS;
  const shown = [...problems.slice(0, SHOWN_PROBLEMS), ...(more > 0 ? [`and ${more} more`] : [])];
  return { name, ok: false, detail: shown.join('; '), problems: shown };
};

/** An error as a problem: whatever a hostile bundle provokes is something found against it. */
export const problemOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Looks whether a condition holds; looking that fails is something found against it. */
export const told = async (
  name: ConditionName,
  look: () => Promise<Condition>,
): Promise<Condition> => {
  try {
    return await look();
  } catch (error) {
    return condition(name, [problemOf(error)], '');
  }
};
