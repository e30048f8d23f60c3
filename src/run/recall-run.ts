import { demandOf, readBundle, type ReadBundle } from '../bundle';
import type { RequirementDefinition } from '../catalogue';
import { isWhole } from '../selftest';
import { decideRun, type RequirementVerdict, type Standing } from '../verdict';
import { countOutcomes } from './count-outcomes';
import type { RunResult } from './types';

/**
 * What the run of a bundle came to, as its results tell it; whether that is so, only verification
 * says.
 *
 * @throws {BundleError} `NOT_A_BUNDLE`, `NEWER_FORMAT`
 */
export const recallRun = async (directory: string): Promise<RunResult> => {
  const bundle = await readBundle(directory);
  const { results, environment, plan, scenarios } = bundle;
  const { name, version } = results.subject;
  const verdicts = verdictsOf(bundle);
  return {
    verdict: results.verdict,
    exit: results.exit,
    bundle: directory,
    signed: bundle.signed,
    subject: { name, version, backend: results.backend },
    requirements: verdicts,
    scenarios,
    counts: countOutcomes(verdicts),
    durationMs: Date.parse(environment.finishedAt) - Date.parse(environment.startedAt),
    shard: plan?.shard ?? null,
    selfTest: { isWhole: isWhole(bundle.mutants), note: bundle.mutants.note },
    catalogue: catalogueOf(bundle),
    standings: standingsOf(bundle),
  };
};

/** Outcomes and reasons stand in the traceability, the numbers of checks in the results. */
const verdictsOf = ({ results, traceability }: ReadBundle): readonly RequirementVerdict[] => {
  const checks = new Map(results.requirements.map((result) => [result.id, result.checks]));
  return traceability.requirements.map(({ id, outcome, assurance, reason }) => ({
    ...{ id, subject: results.subject.name, backend: results.backend },
    ...{ outcome, assurance, checks: checks.get(id) ?? 0, reason },
  }));
};

/** Read back from JSON of the same shape. */
const catalogueOf = ({ policy }: ReadBundle) =>
  policy.requirements as readonly RequirementDefinition[];

/** How the waivers of the run stood, as its policy and its scenarios give it. */
const standingsOf = (bundle: ReadBundle): readonly Standing[] => {
  const { policy, subjects, scenarios } = bundle;
  return decideRun(catalogueOf(bundle), scenarios, demandOf(policy, subjects)).standings;
};
