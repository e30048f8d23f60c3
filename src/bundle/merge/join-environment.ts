import { canonical } from '../bag';
import type { EnvironmentDocument } from '../results';

type Facts = EnvironmentDocument['facts'];

/** Where and when a run was whose parts ran in several places. */
export const joinEnvironments = (
  parts: readonly { readonly shard: string; readonly environment: EnvironmentDocument }[],
): Pick<EnvironmentDocument, 'startedAt' | 'finishedAt' | 'facts'> => {
  const environments = parts.map(({ environment }) => environment);
  const times = (of: (one: EnvironmentDocument) => string) => environments.map(of).sort(byTime);
  const [startedAt = ''] = times((one) => one.startedAt);
  const finishedAt = times((one) => one.finishedAt).at(-1) ?? '';
  return { startedAt, finishedAt, facts: joinFacts(parts) };
};

const byTime = (a: string, b: string): number => Date.parse(a) - Date.parse(b);

/** What held in all places is said once; what did not, for each shard. */
const joinFacts = (
  parts: readonly { readonly shard: string; readonly environment: EnvironmentDocument }[],
): Facts => {
  const all = parts.map(({ environment }) => environment.facts);
  const [first = {}] = all;
  const isCommon = (name: string): boolean =>
    all.every((facts) => name in facts && canonical(facts[name]) === canonical(first[name]));
  const common = Object.entries(first).filter(([name]) => isCommon(name));
  const shards = parts.map(({ shard, environment }) => {
    const own = Object.entries(environment.facts).filter(([name]) => !isCommon(name));
    return [shard, Object.fromEntries(own)] as const;
  });
  return { ...Object.fromEntries(common), shards: Object.fromEntries(shards) };
};
