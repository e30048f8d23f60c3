import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Availability } from '../availability';

const run = promisify(execFile);

/** Whether the instructions of a native program can be counted here. */
export const callgrindAvailability = async (): Promise<Availability> => {
  const name = 'instructions';
  try {
    await run('valgrind', ['--version']);
    return { name, available: true };
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    return { name, available: false, reason: `valgrind does not run: ${found}` };
  }
};

/** What a program is put behind to have its instructions counted into a file, once it has ended. */
export const callgrindLauncher = (file: string): readonly string[] => [
  ...['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null'],
  ...[`--log-file=${file}`, '--'],
];

/** How many instructions callgrind counted; null where the file does not tell. */
export const readInstructions = async (file: string): Promise<number | null> => {
  const collected = /^==\d+== Collected : (\d+)/m.exec(await readFile(file, 'utf8'))?.[1];
  return collected === undefined ? null : Number(collected);
};
