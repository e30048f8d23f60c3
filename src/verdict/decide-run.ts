import type { RequirementDefinition } from '../catalogue';
import { decideRequirement, TOO_WEAK, type Demand, type RequirementVerdict } from './decide';
import { exitCode, runVerdict, type RunVerdict } from './exit-code';
import type { ScenarioResult } from './scenario-result';
import {
  failsTheRun,
  isFor,
  missed,
  standingOf,
  troublesOf,
  type Standing,
  type Trouble,
} from './waivers';

/** Everything that a run comes to, as the gate, the bundle and its verifier all draw it. */
export interface RunDecision {
  readonly verdicts: readonly RequirementVerdict[];
  /** Every waiver, and how it stands. */
  readonly standings: readonly Standing[];
  readonly verdict: RunVerdict;
  readonly exit: number;
}

/** Decides a run: every requirement of the catalogue in its order, the waivers, the verdict. */
export const decideRun = (
  requirements: readonly RequirementDefinition[],
  scenarios: readonly ScenarioResult[],
  demand: Demand,
): RunDecision => {
  const looked = requirements.map((requirement) => look(requirement, scenarios, demand));
  const verdicts = looked.map(({ verdict }) => verdict);
  const standings = (demand.exceptions?.waivers ?? []).map(
    (waiver) =>
      looked.flatMap((one) => one.standings).find((standing) => standing.waiver === waiver) ??
      unknown(waiver),
  );
  const verdict = standings.some(failsTheRun) ? 'violation' : runVerdict(verdicts, requirements);
  return { verdicts, standings, verdict, exit: exitCode(verdict) };
};

const unknown = (waiver: Standing['waiver']): Standing => ({
  waiver,
  state: 'unmatched',
  detail: `expected a requirement of the catalogue, found ${waiver.requirement}; correct the id`,
});

/** Decides one requirement, and how its waivers stand. */
const look = (
  requirement: RequirementDefinition,
  all: readonly ScenarioResult[],
  demand: Demand,
): { readonly verdict: RequirementVerdict; readonly standings: readonly Standing[] } => {
  const scenarios = all.filter((scenario) => scenario.requirements.includes(requirement.id));
  const verdict = decideRequirement(requirement, scenarios, demand);
  const { exceptions } = demand;
  if (!exceptions) return { verdict, standings: [] };
  const troubles = allTroubles(verdict, scenarios);
  const standings = exceptions.waivers
    .filter((waiver) => waiver.requirement === requirement.id)
    .map((waiver) =>
      standingOf(waiver, exceptions, { subject: demand.subject, scenarios, troubles }),
    );
  return { verdict: waive(verdict, troubles, standings), standings };
};

/** What its scenarios tell; where all of them passed, that their witness was too weak. */
const allTroubles = (
  { outcome, reason }: RequirementVerdict,
  scenarios: readonly ScenarioResult[],
): readonly Trouble[] => {
  const told = troublesOf(scenarios);
  if (outcome === 'pass' || told.length > 0) return told;
  const trouble = missed(reason ?? outcome);
  return [{ ...trouble, waivable: trouble.text.startsWith(TOO_WEAK) }];
};

/** Waives a verdict when, and only when, a waiver in force covers each of its troubles. */
const waive = (
  verdict: RequirementVerdict,
  troubles: readonly Trouble[],
  standings: readonly Standing[],
): RequirementVerdict => {
  const inForce = standings.filter(({ state }) => state === 'in-force');
  const isCovered = (trouble: Trouble): boolean =>
    inForce.some(({ waiver }) => isFor(waiver, trouble));
  if (troubles.length === 0 || !troubles.every(isCovered)) return verdict;
  const terms = inForce.map(
    ({ waiver: { expires, approver, issue } }) => `until ${expires} by ${approver}, ${issue}`,
  );
  return {
    ...verdict,
    outcome: 'waived',
    reason: `waived ${terms.join('; ')}: ${verdict.reason ?? verdict.outcome}`,
  };
};
