export { watchReads, type ReadWitness } from './read-witness';
export { snapshotFiles } from './snapshot';
