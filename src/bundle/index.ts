export { BundleError } from './errors';
export { readPrivateKey, readPublicKey } from './keys';
export {
  dealScenarios,
  MOST_SHARDS,
  scenarioKey,
  shardName,
  type Plan,
  type Shard,
} from './plan';
export type { BundleInput, WrittenBundle } from './types';
export { verifyBundle, type Verification } from './verify';
export { writeBundle } from './write-bundle';
