import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { RunError } from './errors';

/** What of the subject is judged besides its behaviour (DOC-1, MON-1 to MON-3, REVIEW). */
export interface Inputs {
  readonly readme: readonly string[];
  readonly alertRules: readonly string[];
  /** Files and directories in Rust or TypeScript (REVIEW-1 to REVIEW-8). */
  readonly source: readonly string[];
}

/** An input as the bundle records it: where it lay is nobody's business. */
type RecordedInput = Readonly<Record<string, string>>;

/**
 * Reads every input once, before anything is started, so that a mistyped name ends the run here.
 *
 * @throws {RunError} `NO_INPUT`
 */
export const recordInputs = async ({
  readme,
  alertRules,
  source,
}: Inputs): Promise<readonly RecordedInput[]> =>
  Promise.all([
    ...readme.map((path) => record('readme', path)),
    ...alertRules.map((path) => record('alert-rules', path)),
    ...source.map(recordSource),
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

/** What the sources hold is told by the review that was made of them. */
const recordSource = async (path: string): Promise<RecordedInput> => {
  try {
    await access(path);
    return { input: 'source', file: basename(path) };
  } catch (cause) {
    throw new RunError(
      'NO_INPUT',
      `expected sources for --source at ${path}, found nothing there; check the path`,
      { cause },
    );
  }
};
