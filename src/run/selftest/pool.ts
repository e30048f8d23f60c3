import { fork, type ChildProcess } from 'node:child_process';
import { extname, join } from 'node:path';
import { RunError } from '../errors';
import type { Cell } from '../../selftest';
import type { Common, Task, Try } from './types';
import type { Answered } from './worker';

/** Tries tasks in processes of their own: what a subject does to its judge stays in one of them. */
export interface Pool extends Disposable {
  readonly attempt: Try;
}

/** Opens a pool of so many workers; a task waits for a free one. */
export const openPool = (size: number, common: Common): Pool => {
  const program = join(__dirname, `worker${extname(__filename)}`);
  const all = Array.from({ length: size }, () => fork(program));
  const free = [...all];
  const waiting: ((worker: ChildProcess) => void)[] = [];
  const take = (): Promise<ChildProcess> => {
    const worker = free.shift();
    return worker ? Promise.resolve(worker) : new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (worker: ChildProcess): void => {
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
  };
  return {
    attempt: async (task) => {
      const worker = await take();
      try {
        return await ask(worker, task, common);
      } finally {
        giveBack(worker);
      }
    },
    [Symbol.dispose]: () => {
      for (const worker of all) worker.kill();
    },
  };
};

const ask = async (worker: ChildProcess, task: Task, common: Common): Promise<readonly Cell[]> => {
  const answer = await new Promise<Answered>((resolve) => {
    const ended = (): void => {
      resolve({ failure: 'its process ended' });
    };
    worker.once('exit', ended);
    worker.once('message', (message: Answered) => {
      worker.off('exit', ended);
      resolve(message);
    });
    // One that died before is told here alone: it does not exit twice.
    worker.send({ task, common }, (error) => {
      if (error) ended();
    });
  });
  if ('cells' in answer) return answer.cells;
  throw new RunError(
    'BROKEN',
    `expected ${task.subject} to be tried by ${task.requirements.join(', ')}, found that the ` +
      `gate broke: ${answer.failure}; this is a fault of the gate, please report it`,
  );
};
