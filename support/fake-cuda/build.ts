import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A compiler that takes longer is not going to end. */
const DEADLINE_MS = 60_000;

/** Why the emulated driver cannot be built here, or null. */
export const compilerProblem = async (): Promise<string | null> => {
  try {
    await run('cc', ['--version'], { timeout: DEADLINE_MS });
    return null;
  } catch {
    return 'no C compiler to build the emulated driver with: cc does not run';
  }
};

/** Builds the emulated driver from its sources into a directory, and says where it lies. */
export const buildFakeCuda = async (sources: string, into: string): Promise<string> => {
  const library = join(into, 'libcuda-emulated.so');
  const files = (await readdir(sources)).filter((name) => name.endsWith('.c'));
  const options = ['-std=gnu11', '-O2', '-shared', '-fPIC', '-pthread', '-o', library];
  await run('cc', [...options, ...files.map((name) => join(sources, name))], {
    timeout: DEADLINE_MS,
  });
  return library;
};
