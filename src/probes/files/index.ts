export { fsVerityDigest } from './fs-verity';
export { watchReads, type ReadWitness } from './read-witness';
export { snapshotFiles } from './snapshot';
