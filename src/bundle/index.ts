export { BundleError } from './errors';
export { layout as bundleLayout } from './layout';
export { readPrivateKey, readPublicKey } from './keys';
export { mergeShards, type MergeRequest } from './merge';
export { dealScenarios, MOST_SHARDS, scenarioKey, shardName, type Plan, type Shard } from './plan';
export { readBundle, type ReadBundle } from './read-bundle';
export type { BundleInput, WrittenBundle } from './types';
export { verifyBundle, type Verification } from './verify';
export { writeBundle } from './write-bundle';
