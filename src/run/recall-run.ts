import { readBundle, type ReadBundle } from '../bundle';
import type { RequirementVerdict } from '../verdict';
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
