import { REVIEW_RECORD_EXTENSION, reviewRecordSchema } from '../../review';
import {
  observationSchema,
  trailHolds,
  type CheckRecord,
  type ScenarioResult,
} from '../../verdict';
import type { Catalogue } from '../types';
import { scenarioSteps } from '../payload/scenario-steps';
import { scenarioKey } from '../plan';
import { Sightings } from './sightings';
import type { Account, ReadEvidence, RunFacts, ToldCheck, ToldScenario } from './types';

/**
 * Gathers what the documents tell from the facts of a run and its evidence, one file at a time: of
 * an observation nothing stays in memory but what is told of it.
 *
 * @throws {z.ZodError | SyntaxError} when a file of the evidence is not of its shape.
 */
export const accountOf = async (
  facts: RunFacts,
  { requirements, regulations }: Catalogue,
  readEvidence: ReadEvidence,
): Promise<Account> => {
  const sightings = new Sightings();
  const steps = scenarioSteps(facts.messages);
  const scenarios: ToldScenario[] = [];
  for (const scenario of facts.scenarios) {
    const checks = await checksOf(scenario, sightings, readEvidence);
    scenarios.push({ ...scenario, checks, steps: steps.get(scenarioKey(scenario)) ?? [] });
  }
  const { subject, gate, startedAt, finishedAt, demandedAssurance, verdict, environment } = facts;
  const verdicts = new Map(facts.verdicts.map((one) => [one.id, one]));
  return {
    ...{ subject, gate, startedAt, finishedAt, demandedAssurance, verdict, regulations },
    tags: typeof environment.tags === 'string' ? environment.tags : '',
    seed: typeof environment.seed === 'number' ? environment.seed : null,
    requirements: requirements.flatMap((definition) => {
      const own = verdicts.get(definition.id);
      if (!own) return [];
      const among = scenarios.filter((one) => one.requirements.includes(definition.id));
      return [{ definition, verdict: own, scenarios: among }];
    }),
    events: sightings.all(),
    review: await reviewOf(facts.scenarios, readEvidence),
  };
};

const checksOf = async (
  { id, records }: ScenarioResult,
  sightings: Sightings,
  readEvidence: ReadEvidence,
): Promise<readonly ToldCheck[]> => {
  const checks: ToldCheck[] = [];
  for (const record of records) {
    const observation = isToldInFull(record)
      ? observationSchema.parse(JSON.parse(await readEvidence(`${record.evidence}.json`)))
      : null;
    checks.push({ ...record, provocation: observation?.provocation ?? null });
    if (observation?.check === trailHolds.name) sightings.add(id, record, observation);
  }
  return checks;
};

/** Of a check that passed its record says enough, unless it looked at a trail. */
const isToldInFull = ({ outcome, check }: CheckRecord): boolean =>
  outcome !== 'pass' || check === trailHolds.name;

/** The first review of the run: the same sources give the same one, whoever asks. */
const reviewOf = async (
  scenarios: readonly ScenarioResult[],
  readEvidence: ReadEvidence,
): Promise<Account['review']> => {
  const kept = scenarios
    .flatMap(({ raw }) => raw)
    .find(({ extension }) => extension === REVIEW_RECORD_EXTENSION);
  if (!kept) return null;
  const text = await readEvidence(`${kept.sha256}.${kept.extension}`);
  return { sha256: kept.sha256, record: reviewRecordSchema.parse(JSON.parse(text)) };
};
