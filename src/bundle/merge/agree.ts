import { canonical } from '../bag';
import { BundleError } from '../errors';
import { layout } from '../layout';
import { planDigest, shardName, type Plan, type Shard } from '../plan';
import type { ReadBundle } from '../read-bundle';

/** A bundle that holds one share of a plan. */
export interface ReadShard extends ReadBundle {
  readonly plan: Plan & { readonly shard: Shard };
}

/**
 * Whether shards are one run, whole: of one plan, gate, standard, policy and subject, each share of
 * it once.
 *
 * @throws {BundleError} `SHARDS_DIFFER`, `SHARDS_OVERLAP`, `SHARDS_MISSING`
 */
export const assertOneRun = (shards: readonly ReadShard[]): void => {
  const [first, ...others] = shards;
  if (!first) throw missing('at least one shard', 'none');
  for (const other of others) assertAlike(first, other);
  assertEachOnce(shards, first.plan.shard.of);
};

/** What has to be the same, in the order in which to ask. */
const common: Readonly<Record<string, (shard: ReadShard) => unknown>> = {
  'version of the gate': ({ plan }) => plan.gate.version,
  'code of the gate': ({ plan }) => plan.gate.sha256,
  features: ({ payload }) =>
    [...payload].filter(([path]) => path.startsWith(`${layout.features}/`)).sort(),
  subject: ({ subjects }) => subjects.subjects,
  policy: ({ payload }) => payload.get(layout.policy),
  seed: ({ plan }) => plan.seed,
  tags: ({ plan }) => plan.tags,
  'number of shards': ({ plan }) => plan.shard.of,
  plan: ({ plan }) => planDigest(plan),
};

const assertAlike = (first: ReadShard, other: ReadShard): void => {
  for (const [what, of] of Object.entries(common)) {
    const [expected, found] = [canonical(of(first)), canonical(of(other))];
    if (expected === found) continue;
    throw new BundleError(
      'SHARDS_DIFFER',
      `expected shards of one run, but the ${what} of ${other.directory} is not that of ` +
        `${first.directory}: ${short(found)}, not ${short(expected)}; run every shard with the ` +
        'same gate, subject and options',
    );
  }
};

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

const assertEachOnce = (shards: readonly ReadShard[], of: number): void => {
  const found = new Map<number, ReadShard>();
  for (const shard of shards) {
    const { number } = shard.plan.shard;
    const other = found.get(number);
    if (other) {
      throw new BundleError(
        'SHARDS_OVERLAP',
        `expected every shard once, found shard ${shardName(shard.plan.shard)} twice, at ` +
          `${other.directory} and ${shard.directory}; give one of them`,
      );
    }
    found.set(number, shard);
  }
  const absent = Array.from({ length: of }, (_, at) => at + 1).filter((nth) => !found.has(nth));
  if (absent.length > 0) throw missing(`all ${of} shards`, `none that is ${absent.join(', ')}`);
};

const missing = (expected: string, found: string): BundleError =>
  new BundleError(
    'SHARDS_MISSING',
    `expected ${expected}, found ${found}; run what is missing with the same seed and options, and ` +
      'give the bundles of all shards',
  );
