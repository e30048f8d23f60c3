export { jsonDigest } from './bag';
export { compareBundles, comparisonMarkdown, comparisonText, type Comparison } from './compare';
export { writeEdition, type RedactionRequest } from './edition/write-edition';
export { BundleError } from './errors';
export { layout as bundleLayout } from './layout';
export { readPrivateKey, readPublicKey } from './keys';
export { mergeShards, type MergeRequest } from './merge';
export { dealScenarios, MOST_SHARDS, scenarioKey, shardName, type Plan, type Shard } from './plan';
export { readBundle, type ReadBundle } from './read-bundle';
export { demandOf } from './results';
export type { BundleInput, Json, Print, WrittenBundle } from './types';
export {
  columnName,
  columnPlace,
  disputed,
  isSeen,
  MOST_COLUMNS,
  type Column,
  type Disagreement,
  type Matrix,
} from './several';
export { readSeveral, type ReadSeveral } from './read-several';
export { verifyBundle, type Verification } from './verify';
export { writeBundle } from './write-bundle';
export { writeSeveral, type ColumnOutcome } from './write-several';
