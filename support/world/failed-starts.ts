import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NotJudged } from './not-judged';

/** So many failed starts in a row end the run: a hundred more would say the same (design §3). */
const LIMIT = 3;

/**
 * Counts starts that failed in a row, over all workers of a run. Kept in a file of the run's own
 * working directory, because workers share no memory.
 */
export class FailedStarts {
  readonly #file: string;

  constructor(workDirectory: string) {
    this.#file = join(workDirectory, 'failed-starts');
  }

  /**
   * Starts, unless the run has been given up.
   *
   * @throws {NotJudged} `error`, without starting, after three failures in a row.
   */
  async guard<T>(start: () => Promise<T>): Promise<T> {
    if ((await this.#failures()) >= LIMIT) {
      throw new NotJudged(
        'error',
        `not started: the subject failed to start ${LIMIT} times in a row, so the run was given up`,
      );
    }
    try {
      const started = await start();
      await writeFile(this.#file, '');
      return started;
    } catch (cause) {
      await appendFile(this.#file, 'x');
      throw cause;
    }
  }

  async #failures(): Promise<number> {
    try {
      return (await readFile(this.#file)).length;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw cause;
    }
  }
}
