import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Availability } from '../availability';

const run = promisify(execFile);

/** `prlimit` answers at once; longer means that it is not the tool we think it is. */
const DEADLINE_MS = 3000;

/** What a write beyond the limit fails with, in the words of the systems' libraries. */
export const refusedWriteCauses = ['EFBIG', 'File too large', 'os error 27'] as const;

/**
 * Makes every write of a running process to a regular file fail with EFBIG, from outside: its soft
 * limit on file size becomes 0. Pipes and sockets are spared, so it can still answer and log.
 */
export const refuseWrites = async (pid: number): Promise<void> => {
  await run('prlimit', ['--pid', String(pid), '--fsize=0:'], { timeout: DEADLINE_MS });
};

/** Whether the limit is in force, as the system tells it. */
export const writesAreRefused = async (pid: number): Promise<boolean> => {
  const limits = await readFile(`/proc/${pid}/limits`, 'utf8');
  return /^Max file size\s+0\s/m.test(limits);
};

/** Whether this machine can inject the fault. */
export const refuseWritesAvailability = async (platform: string): Promise<Availability> => {
  const name = 'refuse-writes';
  if (platform !== 'linux') {
    return { name, available: false, reason: `needs Linux, this is ${platform}` };
  }
  try {
    await run('prlimit', ['--version'], { timeout: DEADLINE_MS });
    return { name, available: true };
  } catch (cause) {
    return {
      name,
      available: false,
      reason: `prlimit of util-linux does not run: ${cause instanceof Error ? cause.message : String(cause)}`,
    };
  }
};
