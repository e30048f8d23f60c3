import { randomBytes } from 'node:crypto';
import { startSubject, type Subject, type SubjectCommand } from '../../src/driver';
import { dismissTracer } from '../../src/probes';
import type { GateParameters } from '../parameters';

/** Starts a subject under the limits of the run, under a nonce of its own, so that it can be traced. */
export const startProcess = async (
  { argv, ...command }: SubjectCommand,
  { limits, gateVersion, run, tracing }: GateParameters,
): Promise<Subject> => {
  const subject = await startSubject(
    { ...command, argv: [...tracing.launcher, ...argv] },
    {
      limits,
      run,
      harness: { name: 'proofgate', version: gateVersion },
      nonce: randomBytes(16).toString('hex'),
      baseEnv: process.env,
    },
  );
  if (tracing.launcher.length > 0) await dismissTracer(subject.pid);
  return subject;
};
