export { checkSubject, type CheckStep, type SubjectReport } from './check-subject';
export { RunError, type RunErrorCode } from './errors';
export { runGate } from './gate';
export { findLayout } from './layout';
export { probeAvailability } from './probe-availability';
export type { Progress, RunRequest, RunResult, Surroundings } from './types';
