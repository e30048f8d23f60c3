import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { RunError } from './errors';

/** Files of the subject that are judged like the subject itself (DOC-1, MON-1 to MON-3). */
export interface Inputs {
  readonly readme: readonly string[];
  readonly alertRules: readonly string[];
}

/** An input as the bundle records it: where it lay is nobody's business. */
type RecordedInput = Readonly<Record<'input' | 'file' | 'sha256', string>>;

/**
 * Reads every input once, before anything is started, so that a mistyped name ends the run here.
 *
 * @throws {RunError} `NO_INPUT`
 */
export const recordInputs = async ({
  readme,
  alertRules,
}: Inputs): Promise<readonly RecordedInput[]> =>
  Promise.all([
    ...readme.map((path) => record('readme', path)),
    ...alertRules.map((path) => record('alert-rules', path)),
  ]);

const record = async (input: string, path: string): Promise<RecordedInput> => {
  try {
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    return { input, file: basename(path), sha256 };
  } catch (cause) {
    throw new RunError(
      'NO_INPUT',
      `expected a file for --${input} at ${path}, but it cannot be read: ` +
        `${cause instanceof Error ? cause.message : String(cause)}; check the path`,
      { cause },
    );
  }
};
