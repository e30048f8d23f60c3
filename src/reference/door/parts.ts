import { createAuditor, fileStorage, openTrail, registerCounters } from '../audit';
import { secretsMatch, type SecretComparison } from '../comparison';
import { createModelLoader, createOpenBeneath, type OpenBeneath } from '../loader';
import { createVramManager, enforcePolicy, sealChecks, shardIdChecks } from '../vram';
import { countEqual } from './count-equal';

/**
 * What the reference is put together from. Each part can be replaced alone, which is how a vice is
 * made: the reference, with one thing done as a team in a hurry would do it.
 */
export interface ReferenceParts {
  readonly storage: typeof fileStorage;
  readonly openTrail: typeof openTrail;
  /** What the gate is told of how the trail is written. */
  readonly trailFormat: string;
  readonly registerCounters: typeof registerCounters;
  readonly createAuditor: typeof createAuditor;
  readonly createVramManager: typeof createVramManager;
  readonly createModelLoader: typeof createModelLoader;
  readonly enforcePolicy: typeof enforcePolicy;
  readonly comparison: SecretComparison;
  readonly countEqual: typeof countEqual;
  readonly shardIdChecks: typeof shardIdChecks;
  readonly sealChecks: typeof sealChecks;
  readonly openBeneath: OpenBeneath;
  /** Where log lines go: standard error, which the gate keeps as evidence. */
  readonly writeLog: (line: string) => void;
  /** Which signals end the process in good order (DROP-3). */
  readonly signals: readonly NodeJS.Signals[];
}

export const referenceParts: ReferenceParts = {
  storage: fileStorage,
  openTrail,
  trailFormat: 'proofgate/1',
  registerCounters,
  createAuditor,
  createVramManager,
  createModelLoader,
  enforcePolicy,
  comparison: secretsMatch,
  countEqual,
  shardIdChecks,
  sealChecks,
  openBeneath: createOpenBeneath(),
  writeLog: (line) => {
    process.stderr.write(line);
  },
  signals: ['SIGTERM', 'SIGINT'],
};
