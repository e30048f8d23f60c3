import type { SubjectCommand } from '../driver';
import { findLayout } from '../run';
import { UsageError } from './usage-error';

/** The subjects that come with the gate, by name. */
const builtIn: Readonly<Record<string, () => SubjectCommand>> = {
  reference: () => ({
    name: 'reference',
    argv: [process.execPath, findLayout().programs.reference],
  }),
};

/**
 * The subject a command names: a built-in one, or a program of one's own after `--`.
 *
 * @throws {UsageError} on a name the gate does not know.
 */
export const chooseSubject = (name: string, argv: readonly string[]): SubjectCommand => {
  if (argv.length > 0) return { name: argv[0] ?? name, argv };
  const subject = Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
  if (subject) return subject();
  throw new UsageError(
    `expected a subject this gate brings (${Object.keys(builtIn).join(', ')}), found ` +
      `${JSON.stringify(name)}; to judge a program of your own, put its command after --, as in: ` +
      'proofgate run -- ./my-adapter --flag',
  );
};
