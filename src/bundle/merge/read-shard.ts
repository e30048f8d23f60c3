import type { KeyObject } from 'node:crypto';
import { BundleError } from '../errors';
import { readBundle } from '../read-bundle';
import type { Catalogue } from '../types';
import { verifyBundle } from '../verify';
import type { ReadShard } from './agree';

/**
 * Reads a shard that holds: nothing was changed, and judging it again gives its verdicts. Who sealed
 * it is asked when there is a key to ask with.
 *
 * @throws {BundleError} `NOT_A_SHARD`, `SHARD_INVALID`, `NOT_A_BUNDLE`, `NEWER_FORMAT`
 */
export const readShard = async (
  directory: string,
  publicKey: KeyObject | null,
  catalogue: Catalogue,
): Promise<ReadShard> => {
  const { conditions } = await verifyBundle({ directory, publicKey, catalogue });
  const broken = conditions.find(({ ok }) => !ok);
  if (broken) {
    throw new BundleError(
      'SHARD_INVALID',
      `expected shards that verify, but ${directory} is not ${broken.name}: ${broken.detail}; run ` +
        'that shard again, or get it again from where it was made',
    );
  }
  const bundle = await readBundle(directory);
  const { plan } = bundle;
  if (plan?.shard) return { ...bundle, plan: { ...plan, shard: plan.shard } };
  throw new BundleError(
    'NOT_A_SHARD',
    `expected bundles of shards, but ${directory} holds a whole run; give the bundles that ` +
      'proofgate run --shard wrote',
  );
};
