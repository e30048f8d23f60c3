import { shardName } from '../../bundle';
import type { RunResult } from '../../run';
import { outcomes, type Outcome } from '../../verdict';

/** Worst first. */
const verdicts = ['broken', 'violation', 'incomplete', 'conformant'] as const;

/** What several runs, one for each backend, come to. */
export const worst = (results: readonly RunResult[]): Pick<RunResult, 'verdict' | 'exit'> => {
  const found = verdicts.flatMap((verdict) =>
    results.filter((result) => result.verdict === verdict),
  );
  const [first] = found;
  if (first) return first;
  throw new Error('expected at least one run, found none');
};

const sum = (results: readonly RunResult[], of: (result: RunResult) => number): number =>
  results.reduce((total, result) => total + of(result), 0);

/** The contract of design §9, of all backends together; scenarios stay in the bundles. */
export const runJson = (results: readonly RunResult[]) => ({
  verdict: worst(results).verdict,
  exit: worst(results).exit,
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
