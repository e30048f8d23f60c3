import { randomBytes } from 'node:crypto';
import { startSubject, type Subject, type SubjectCommand } from '../../src/driver';
import type { GateParameters } from '../parameters';

/** Starts a subject under the limits of the run, under a nonce of its own. */
export const startProcess = (
  command: SubjectCommand,
  { limits, gateVersion, run, tracing }: GateParameters,
): Promise<Subject> =>
  startSubject(
    { ...command, argv: [...tracing.launcher, ...command.argv] },
    {
      limits,
      run,
      harness: { name: 'proofgate', version: gateVersion },
      nonce: randomBytes(16).toString('hex'),
      baseEnv: process.env,
    },
  );
