import type { Cell } from '../../selftest';
import { tryTask } from './try-task';
import type { Common, Task } from './types';

/** What the pool asks of a worker, one at a time. */
export interface Asked {
  readonly task: Task;
  readonly common: Common;
}

/** What a worker answers. */
export type Answered = { readonly cells: readonly Cell[] } | { readonly failure: string };

const answer = async ({ task, common }: Asked): Promise<Answered> => {
  try {
    return { cells: await tryTask(task, common, process.env) };
  } catch (cause) {
    return { failure: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
};

process.on('message', (asked: Asked) => {
  void answer(asked).then((answered) => process.send?.(answered));
});
