import type { Condition } from './condition';
import { meaning, type ConditionName } from './meaning';

/** The first thing found wrong with a bundle, and what it means. */
export interface FirstProblem {
  readonly condition: ConditionName;
  readonly problem: string;
  readonly meaning: string;
}

/** The first problem in the order of the conditions; null where all of them hold. */
export const firstProblem = (conditions: readonly Condition[]): FirstProblem | null => {
  const failed = conditions.find(({ ok }) => !ok);
  if (!failed) return null;
  const { name, detail, problems } = failed;
  return { condition: name, problem: problems[0] ?? detail, meaning: meaning[name] };
};
