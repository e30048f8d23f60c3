import type { SubjectCommand } from '../driver';
import { findLayout, type Inputs } from '../run';
import { UsageError } from './usage-error';

/** The subjects that come with the gate, by name. */
const builtIn: Readonly<Record<string, () => SubjectCommand>> = {
  reference: () => ({
    name: 'reference',
    argv: [process.execPath, findLayout().programs.reference],
  }),
};

/**
 * The subject a command names: a built-in one, or a program of one's own after `--`. Those of the
 * configuration stand in the message only.
 *
 * @throws {UsageError} on a name the gate does not know.
 */
export const chooseSubject = (
  name: string,
  argv: readonly string[],
  configured: readonly string[] = [],
): SubjectCommand => {
  if (argv.length > 0) return { name: argv[0] ?? name, argv };
  const subject = Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
  if (subject) return subject();
  throw new UsageError(
    `expected a subject this gate brings or the configuration names ` +
      `(${[...Object.keys(builtIn), ...configured].join(', ')}), found ` +
      `${JSON.stringify(name)}; another configuration is named by its path, such as ./${name}; to ` +
      'judge a program of your own, put its command after --, as in: ' +
      'proofgate run -- ./my-adapter --flag',
  );
};

/** What was named is judged; what comes with the gate is, for the subject that comes with it. */
export const chooseInputs = (named: Inputs, argv: readonly string[]): Inputs => {
  const ours = argv.length === 0 ? findLayout().inputs : { readme: [], alertRules: [], source: [] };
  return {
    readme: named.readme.length > 0 ? named.readme : ours.readme,
    alertRules: named.alertRules.length > 0 ? named.alertRules : ours.alertRules,
    source: named.source.length > 0 ? named.source : ours.source,
  };
};
