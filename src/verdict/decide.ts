import type { RequirementDefinition } from '../catalogue';
import { suffices, weakest, type Assurance, type AssuranceLevel } from './assurance';
import { worst, type Outcome } from './outcome';
import type { CheckRecord } from './record';
import type { ScenarioResult } from './scenario-result';
import type { Exceptions } from './waivers';

/** What a run says about one requirement, for one subject on one backend. */
export interface RequirementVerdict {
  readonly id: string;
  readonly subject: string;
  readonly backend: string;
  readonly outcome: Outcome;
  readonly assurance: Assurance | null;
  /** How many checks the verdict rests on. */
  readonly checks: number;
  readonly reason: string | null;
}

/** What a run asks for before it believes a pass. */
export interface Demand {
  readonly subject: string;
  readonly backend: string;
  readonly assurance: AssuranceLevel;
  /** What is let pass or left out; nothing unless said. */
  readonly exceptions?: Exceptions;
}

/** Decides one requirement from its scenarios, whatever is waived (design §2). */
export const decideRequirement = (
  requirement: RequirementDefinition,
  scenarios: readonly ScenarioResult[],
  demand: Demand,
): RequirementVerdict => {
  const records = scenarios.flatMap((scenario) => scenario.records);
  const assurance = weakest(records.map((record) => record.assurance));
  const verdict = (outcome: Outcome, reason: string | null): RequirementVerdict => ({
    id: requirement.id,
    subject: demand.subject,
    backend: demand.backend,
    outcome,
    assurance,
    checks: records.length,
    reason,
  });
  const outcome = worst(scenarios.map((scenario) => scenario.outcome));
  const leftOut = demand.exceptions?.excluded.find(({ id }) => id === requirement.id);
  if (leftOut && outcome !== 'fail' && outcome !== 'error') {
    return verdict('not-verified', `left out by the configuration: ${leftOut.reason}`);
  }
  if (scenarios.length === 0) return verdict('not-verified', 'no scenario covers it');
  if (outcome !== 'pass') {
    const first = scenarios.find((scenario) => scenario.outcome === outcome);
    return verdict(outcome, first?.reason ?? null);
  }
  if (assurance === null) return verdict('not-verified', 'nothing was checked');
  const gap = gapIn(requirement, records);
  if (gap !== null) return verdict('not-verified', gap);
  const demanded = attainable(requirement, demand.assurance);
  if (!suffices(assurance.level, demanded)) {
    return verdict('not-verified', tooWeak(assurance, demanded));
  }
  return verdict('pass', null);
};

/** What may be demanded of a requirement that nobody can see all of. */
const attainable = (
  { seenInPart }: RequirementDefinition,
  demanded: AssuranceLevel,
): AssuranceLevel => (seenInPart !== undefined && demanded === 'observed' ? 'partial' : demanded);

/** What a pass still lacks: enough checks, one on a healthy subject, one on a provoked one. */
const gapIn = (
  requirement: RequirementDefinition,
  records: readonly CheckRecord[],
): string | null => {
  if (records.length < requirement.minimumChecks) {
    return `rests on ${records.length} of ${requirement.minimumChecks} checks`;
  }
  if (!records.some((record) => !record.provoked)) return 'no check on a healthy subject';
  if (!records.some((record) => record.provoked)) return 'no check on a provoked subject';
  return null;
};

/** How a reason begins that speaks of a pass on too weak a witness. */
export const TOO_WEAK = 'assurance';

const tooWeak = ({ level, reason }: Assurance, demanded: AssuranceLevel): string =>
  `${TOO_WEAK} ${level} is below the demanded ${demanded}: ${reason}`;
