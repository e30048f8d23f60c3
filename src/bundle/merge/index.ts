export { mergeShards, type MergeRequest } from './merge-shards';
