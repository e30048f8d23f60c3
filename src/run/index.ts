export { checkSubject, type CheckStep, type SubjectReport } from './check-subject';
export { RunError, type RunErrorCode } from './errors';
export { runGate } from './gate';
export type { Inputs } from './inputs';
export { findLayout } from './layout';
export { probeAvailability } from './probe-availability';
export type { Progress, RunRequest, RunResult, Surroundings } from './types';
