import { dealScenarios, shardName, type Plan, type Shard } from '../bundle';
import { RunError } from './errors';
import type { RunRequest } from './types';

/** A plan that is drawn up while Cucumber reads the features. */
interface Planning {
  /** Notes what is planned, and gives the part of it that this run is to take. */
  readonly choose: (planned: readonly string[]) => ReadonlySet<string>;
  /** The plan, once Cucumber has asked. @throws {RunError} `EMPTY_SHARD` */
  readonly plan: () => Plan;
}

/** Plans a run: what its tags choose, and of that the shard asked for. */
export const planRun = (
  { seed, tags, shard }: Pick<RunRequest, 'seed' | 'tags' | 'shard'>,
  gate: Plan['gate'],
): Planning => {
  let scenarios: readonly string[] = [];
  return {
    choose: (planned) => {
      scenarios = [...planned].sort();
      if (shard === null) return new Set(scenarios);
      return dealScenarios(scenarios, shard.of)[shard.number - 1] ?? new Set();
    },
    plan: () => {
      if (shard && shard.of > scenarios.length) throw tooMany(shard, scenarios.length);
      return {
        ...{ format: 'proofgate/plan/1', gate, seed, tags, scenarios: [...scenarios] },
        ...{ shard, joined: [] },
      };
    },
  };
};

const tooMany = (shard: Shard, scenarios: number): RunError =>
  new RunError(
    'EMPTY_SHARD',
    `expected no more shards than scenarios (${scenarios}), found --shard ${shardName(shard)}; ` +
      'split the run over fewer shards',
  );
