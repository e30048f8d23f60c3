export { fsVerityDigest } from './fs-verity';
export { beginnings, heldFile, type FileLater, type FileSeen } from './beginning';
export { readModes, type EntryMode } from './modes';
export { watchReads, type ReadWitness } from './read-witness';
export { snapshotFiles } from './snapshot';
