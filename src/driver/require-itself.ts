import { readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { unlessNotOurs } from './process-table';
import { SubjectError } from './subject-error';
import type { Subject, SubjectCommand } from './types';

/**
 * Holds a subject to being the process that was started. A script that starts it and waits takes the
 * signals, faults and traces that are meant for it, and the subject would be blamed for feeling
 * none. Such a script shows by a child that speaks through its own two pipes. Seen on Linux alone.
 *
 * @throws {SubjectError} CANNOT_START.
 */
export const requireItself = async ({ pid }: Subject, command: SubjectCommand): Promise<void> => {
  const own = await pipesOf(pid);
  for (const child of await childrenOf(pid)) {
    if (own === null || (await pipesOf(child)) !== own) continue;
    const [script, program] = [await nameOf(pid), await nameOf(child)];
    throw new SubjectError('CANNOT_START', {
      expected: `${JSON.stringify(command.argv)} to start the subject "${command.name}" itself`,
      found: `${script} (process ${pid}), which has ${program} (process ${child}) answer in its place`,
      todo:
        'Name the program itself, or have the script hand over by exec: ' +
        'signals, faults and traces go to the process that was started.',
    });
  }
};

/** The ids of processes that the main thread of a process has started and that are still there. */
const childrenOf = async (pid: number): Promise<readonly number[]> =>
  ((await unlessNotOurs(readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'))) ?? '')
    .split(' ')
    .filter((id) => id !== '')
    .map(Number);

/** Which pipes standard input and output are. */
const pipesOf = async (pid: number): Promise<string | null> => {
  const pipes = await unlessNotOurs(
    Promise.all([0, 1].map((descriptor) => readlink(`/proc/${pid}/fd/${descriptor}`))),
  );
  return pipes?.join() ?? null;
};

const nameOf = async (pid: number): Promise<string> => {
  const commandLine = await unlessNotOurs(readFile(`/proc/${pid}/cmdline`, 'utf8'));
  return basename(commandLine?.split('\0')[0] ?? '') || 'a program';
};
