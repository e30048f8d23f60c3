export { gateDigest } from './gate-digest';
export { ourSubjects, readSubjects } from './load-subjects';
export { openMatrices, type MatrixCache } from './matrix-cache';
export { runSelftest, type SelftestProgress } from './run-selftest';
