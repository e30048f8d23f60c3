import { requireItself, startSubject, type SubjectCommand } from '../driver';
import { defaultLimits, type HelloOk } from '../protocol';
import type { Surroundings } from './types';

/**
 * Starts a subject once, only to hear who it is. Whoever cannot say hello fails the run here, before
 * a hundred scenarios say the same.
 *
 * @throws {SubjectError}
 */
export const identify = async (
  command: SubjectCommand,
  run: string,
  around: Surroundings,
): Promise<HelloOk> => {
  await using subject = await startSubject(command, {
    limits: defaultLimits,
    harness: { name: 'proofgate', version: around.gateVersion },
    run,
    nonce: around.randomHex(16),
    baseEnv: around.env,
  });
  await requireItself(subject, command);
  const { identity } = subject;
  await subject.stop();
  return identity;
};
