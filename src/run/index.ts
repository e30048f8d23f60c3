export { checkSubject, type CheckStep, type SubjectReport } from './check-subject';
export { RunError, type RunErrorCode } from './errors';
export { runGate } from './gate';
export type { Inputs } from './inputs';
export { findLayout } from './layout';
export { describeCuda } from './prepare-device';
export { probeAvailability } from './probe-availability';
export { backends, type Backend } from './types';
export type { Progress, RunRequest, RunResult, Surroundings } from './types';
export {
  openMatrices,
  ourSubjects,
  readSubjects,
  runSelftest,
  type SelftestProgress,
} from './selftest';
