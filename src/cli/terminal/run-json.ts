import { disputed, shardName } from '../../bundle';
import type { RunResult, SeveralResult } from '../../run';
import { outcomes, worstRun, type Outcome } from '../../verdict';

const sum = (results: readonly RunResult[], of: (result: RunResult) => number): number =>
  results.reduce((total, result) => total + of(result), 0);

/** The contract of design §9, of all backends together; scenarios stay in the bundles. */
export const runJson = (results: readonly RunResult[]) => ({
  verdict: worstRun(results).verdict,
  exit: worstRun(results).exit,
  bundle: results[0]?.bundle,
  bundles: results.map(({ bundle }) => bundle),
  subjects: results.map(({ subject }) => subject),
  requirements: results
    .flatMap(({ requirements }) => requirements)
    .map(({ reason, assurance, ...rest }) => ({
      ...rest,
      assurance: assurance?.level ?? null,
      ...(reason === null ? {} : { reason }),
    })),
  counts: Object.fromEntries(
    outcomes.map((outcome) => [outcome, sum(results, ({ counts }) => counts[outcome])]),
  ) as Record<Outcome, number>,
  durationMs: sum(results, ({ durationMs }) => durationMs),
  ...(results[0]?.shard && { shard: shardName(results[0].shard) }),
});

/** The same of several subjects in one bundle, with what they disagree on, the gravest first. */
export const severalJson = (several: SeveralResult) => {
  const { verdict, exit, bundle, matrix, results, notJudged } = several;
  return {
    ...runJson(results),
    ...{ verdict, exit, bundle, notJudged },
    disagreements: disputed(matrix).map(({ id, disagreement, cells }) => ({
      ...{ id, disagreement },
      subjects: matrix.subjects.map((one, index) => ({
        subject: one.name,
        backend: one.backend,
        outcome: cells[index]?.outcome ?? null,
        assurance: cells[index]?.assurance ?? null,
      })),
    })),
  };
};
