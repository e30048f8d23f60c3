import { sha256 } from '../bag';
import type { Plan } from './plan';

/**
 * Deals scenarios out over shards like cards: in the order of the digests of their ids, one to each
 * in turn. The same on every machine whatever order they come in; together the shards are exactly
 * the whole, and their sizes differ by one at most. A digest, because neighbours in a feature take
 * about as long as each other and should not all fall to one shard.
 */
export const dealScenarios = (
  ids: readonly string[],
  shards: number,
): readonly ReadonlySet<string>[] => {
  const order = [...new Set(ids)]
    .map((id) => ({ id, key: sha256(id) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return Array.from(
    { length: shards },
    (_, nth) => new Set(order.filter((_card, at) => at % shards === nth).map(({ id }) => id)),
  );
};

/** The ids of those scenarios of a plan that one bundle has to hold. */
export const partOf = ({ scenarios, shard }: Pick<Plan, 'scenarios' | 'shard'>) =>
  shard === null
    ? new Set(scenarios)
    : (dealScenarios(scenarios, shard.of)[shard.number - 1] ?? new Set<string>());
