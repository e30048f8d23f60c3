import { dealScenarios, type Plan, type Shard } from '../plan';
import type { BundleInput } from '../types';
import { writeBundle } from '../write-bundle';
import { smallRun } from './small-run';

/** The plan of a small run, and of which part of it. */
export const planOf = ({ scenarios }: BundleInput, shard: Shard | null): Plan => ({
  format: 'proofgate/plan/1',
  gate: { version: '0.1.0', sha256: 'a'.repeat(64), checks: {} },
  ...{ seed: 7, tags: '', scenarios: scenarios.map(({ id }) => id).sort(), shard, joined: [] },
});

/** Runs the small run in shards, each for real and in a place of its own, and seals each. */
export const smallShards = async (
  of: number,
  changes: Partial<BundleInput> = {},
): Promise<{ readonly whole: BundleInput; readonly shards: readonly string[] }> => {
  const whole = await smallRun();
  const shards: string[] = [];
  for (const [index, ids] of dealScenarios(planOf(whole, null).scenarios, of).entries()) {
    const names = whole.scenarios.filter(({ id }) => ids.has(id)).map(({ name }) => name);
    const plan = planOf(whole, { number: index + 1, of });
    const run = await smallRun({ plan, ...changes }, names);
    await writeBundle(run);
    shards.push(run.directory);
  }
  return { whole, shards };
};
