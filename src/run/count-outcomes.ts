import { outcomes, type Outcome, type RequirementVerdict } from '../verdict';

/** How many requirements came to each outcome. */
export const countOutcomes = (verdicts: readonly RequirementVerdict[]): Record<Outcome, number> =>
  Object.fromEntries(
    outcomes.map((outcome) => [outcome, verdicts.filter((v) => v.outcome === outcome).length]),
  ) as Record<Outcome, number>;
