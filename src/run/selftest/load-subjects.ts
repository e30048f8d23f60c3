import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { subjectsSchema, type Subjects } from '../../selftest';
import { RunError } from '../errors';
import { findLayout } from '../layout';
import type { Inputs } from '../inputs';

/** What the module of our own mutants is told: a place to write to, and what there is to change. */
interface Ground {
  readonly place: string;
  readonly reference: string;
  readonly inputs: Inputs;
}

/**
 * The mutants that come with the gate. They are found by the path of their module: the judge imports
 * nothing of the judged.
 */
export const ourSubjects = async (place: string): Promise<Subjects> => {
  const { mutants, programs, inputs } = findLayout();
  const { listSubjects } = createRequire(__filename)(mutants) as {
    listSubjects: (ground: Ground) => Promise<unknown>;
  };
  return subjectsSchema.parse(await listSubjects({ place, inputs, reference: programs.reference }));
};

/**
 * Subjects of one's own, listed in a JSON file.
 *
 * @throws {RunError} `NO_SUBJECTS`
 */
export const readSubjects = async (file: string): Promise<Subjects> => {
  try {
    return subjectsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const found = cause instanceof Error ? cause.message.replace(/\s+/g, ' ') : String(cause);
    throw new RunError(
      'NO_SUBJECTS',
      `expected a list of subjects in ${file}, found: ${found.slice(0, 400)}; ` +
        'docs/selftest.md shows one',
      { cause },
    );
  }
};
