import { relative, resolve } from 'node:path';
import type { SubjectCommand } from '../driver';
import { configurationAt, readConfiguration, type Configured, type Inputs } from '../run';
import type { Context } from './context';
import { chooseInputs, chooseSubject } from './subjects';
import { UsageError } from './usage-error';

/** A subject to judge, and what is judged with it. */
export interface Judged {
  readonly subject: SubjectCommand;
  readonly inputs: Inputs;
  readonly prefixes: Readonly<Record<string, string>>;
}

/** What the command line says of the subjects. */
export interface SubjectFlags {
  /** Names, or other configurations. */
  readonly subject: readonly string[];
  readonly readme: readonly string[];
  readonly alertRules: readonly string[];
  readonly source: readonly string[];
}

/**
 * The subjects to judge: the command given, those named, or all of the configuration.
 *
 * @throws {ConfigurationError | UsageError}
 */
export const subjectsOf = async (
  argv: readonly string[],
  flags: SubjectFlags,
  configured: Configured,
  context: Context,
): Promise<readonly Judged[]> => {
  const own = ofConfiguration(configured);
  const chosen = argv.length > 0 ? [ofCommand(argv, flags, own)] : await named(flags, own, context);
  refuseUnclear(chosen, flags);
  return chosen.map((one) => ({ ...one, inputs: inputsOf(flags, one.inputs, context.cwd) }));
};

const nothing: Inputs = { readme: [], alertRules: [], source: [] };

const bare = (subject: SubjectCommand, argv: readonly string[]): Judged => ({
  ...{ subject, inputs: chooseInputs(nothing, argv), prefixes: {} },
});

/** A command in place of the one subject that is configured keeps what is judged with it. */
const ofCommand = (
  argv: readonly string[],
  { subject: names }: SubjectFlags,
  own: readonly Judged[],
): Judged => {
  if (names.length > 0) {
    throw new UsageError(
      `expected --subject or a command after --, found both (${names.join(', ')}); to judge the ` +
        'command beside others, give it a name in the configuration',
    );
  }
  const subject = chooseSubject('', argv);
  const [only, ...others] = own;
  return only && others.length === 0 ? { ...only, subject } : bare(subject, argv);
};

/** Those that are named, in that order; all of the configuration where none is. */
const named = async (
  { subject: names }: SubjectFlags,
  own: readonly Judged[],
  context: Context,
): Promise<readonly Judged[]> => {
  if (names.length === 0) return own.length > 0 ? own : [bare(chooseSubject('reference', []), [])];
  const known = own.map(({ subject }) => subject.name);
  const chosen: Judged[] = [];
  for (const name of names) {
    const found = own.find(({ subject }) => subject.name === name);
    if (found) chosen.push(found);
    else if (isPath(name)) chosen.push(...(await ofOther(name, context)));
    else chosen.push(bare(chooseSubject(name, [], known), []));
  }
  return chosen;
};

/** Names have no slash, and a configuration is YAML. */
const isPath = (name: string): boolean => /[/\\]|^\.{1,2}$|\.ya?ml$/.test(name);

/** The subjects of another configuration; how they are judged is said by this one alone. */
const ofOther = async (path: string, context: Context): Promise<readonly Judged[]> => {
  const { cwd, err } = context;
  const other = await readConfiguration(cwd, await configurationAt(resolve(cwd, path)));
  const where = relative(cwd, other.file ?? path);
  const judged = ofConfiguration(other);
  if (judged.length === 0) {
    throw new UsageError(`expected subjects in ${where}, found none; name them under subjects`);
  }
  const aside = Object.keys(other.configuration).filter((key) => key !== 'subjects');
  if (aside.length > 0) {
    err.write(
      `proofgate: of ${where} only the subjects are taken; left aside: ${aside.join(', ')}\n`,
    );
  }
  return judged;
};

const ofConfiguration = ({ configuration, directory }: Configured): readonly Judged[] => {
  const from = (paths: readonly string[]): string[] =>
    paths.map((path) => resolve(directory, path));
  return (configuration.subjects ?? []).map((one) => ({
    subject: { name: one.name, argv: one.command, cwd: directory },
    inputs: {
      readme: from(one.readme),
      alertRules: from(one.alert_rules),
      source: from(one.source),
    },
    prefixes: { ...one.prefixes },
  }));
};

const inputsOf = (flags: SubjectFlags, own: Inputs, cwd: string): Inputs => {
  const pick = (given: readonly string[], others: readonly string[]): readonly string[] =>
    given.length > 0 ? given.map((path) => resolve(cwd, path)) : others;
  return {
    readme: pick(flags.readme, own.readme),
    alertRules: pick(flags.alertRules, own.alertRules),
    source: pick(flags.source, own.source),
  };
};

/** Several subjects go by different names, and what one is judged with is not that of all. */
const refuseUnclear = (judged: readonly Judged[], flags: SubjectFlags): void => {
  const names = judged.map(({ subject }) => subject.name);
  const again = names.find((name, index) => names.indexOf(name) !== index);
  if (again !== undefined) {
    throw new UsageError(
      `expected subjects of different names, found ${again} twice; name each once, or rename one`,
    );
  }
  const given = [
    ...(flags.readme.length > 0 ? ['--readme'] : []),
    ...(flags.alertRules.length > 0 ? ['--alert-rules'] : []),
    ...(flags.source.length > 0 ? ['--source'] : []),
  ];
  if (names.length > 1 && given.length > 0) {
    throw new UsageError(
      `expected one subject beside ${given.join(', ')}, found ${names.join(', ')}; say in the ` +
        'configuration which files are whose, or name one with --subject',
    );
  }
};
