export {
  configurationAt,
  configurationJsonSchema,
  ConfigurationError,
  nearest,
  readConfiguration,
  readWaivers,
  type Configured,
} from './configuration';
export { checkSubject, type CheckStep, type SubjectReport } from './check-subject';
export { RunError, type RunErrorCode } from './errors';
export { runGate } from './gate';
export { mergeRuns } from './merge-runs';
export { recallRun } from './recall-run';
export { recallSeveral } from './recall-several';
export { runSeveral } from './run-several';
export type { NotJudged, SeveralResult } from './several-result';
export type { Inputs } from './inputs';
export {
  assertPrefix as assertExtensionPrefix,
  teamRequirementsJsonSchema,
  type ExtensionRequest,
} from './extension';
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
