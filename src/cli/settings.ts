import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { SubjectCommand } from '../driver';
import {
  assertExtensionPrefix,
  backends,
  readConfiguration,
  readWaivers,
  type Backend,
  type Configured,
  type Inputs,
  type RunRequest,
} from '../run';
import type { AssuranceLevel } from '../verdict';
import type { Context } from './context';
import { chooseInputs, chooseSubject } from './subjects';
import { UsageError } from './usage-error';

/** What the command line says of a run; whatever it leaves open the configuration says. */
export interface RunFlags {
  readonly config?: string;
  readonly subject: readonly string[];
  readonly backend?: Backend | 'all';
  readonly assurance?: AssuranceLevel;
  readonly workers?: number;
  readonly seed?: number;
  readonly output?: string;
  readonly waivers?: string;
  readonly readme: readonly string[];
  readonly alertRules: readonly string[];
  readonly source: readonly string[];
}

/** A subject to judge, and what is judged with it. */
export interface Judged {
  readonly subject: SubjectCommand;
  readonly inputs: Inputs;
  readonly prefixes: Readonly<Record<string, string>>;
}

/** What a command is to do, once flags, configuration and defaults are put together. */
export interface Settings extends Pick<
  RunRequest,
  | 'assurance'
  | 'workers'
  | 'seed'
  | 'output'
  | 'exceptions'
  | 'waiversText'
  | 'extension'
  | 'trailFormats'
> {
  readonly judged: readonly Judged[];
  readonly backends: readonly Backend[];
  readonly configured: Configured;
}

/**
 * Puts flags and configuration together; a flag wins.
 *
 * @throws {ConfigurationError | UsageError}
 */
export const settle = async (
  argv: readonly string[],
  flags: RunFlags,
  context: Context,
): Promise<Settings> => {
  const { cwd } = context;
  const named = flags.config === undefined ? undefined : resolve(cwd, flags.config);
  const configured = await readConfiguration(cwd, named);
  const { configuration, directory } = configured;
  if (configuration.extension) assertExtensionPrefix(configuration.extension.prefix);
  const on = context.now().toISOString().slice(0, 10);
  const { waivers, text } = await readWaivers(waiversFile(flags, configured, cwd), cwd, on);
  const backend = flags.backend ?? configuration.backend ?? 'mock';
  return {
    judged: subjectsOf(argv, flags, configured, cwd),
    backends: backend === 'all' ? backends : [backend],
    assurance: flags.assurance ?? configuration.assurance ?? 'partial',
    workers: flags.workers ?? configuration.workers ?? availableParallelism(),
    seed: flags.seed ?? configuration.seed ?? Number.parseInt(context.randomHex(4), 16),
    output:
      flags.output === undefined
        ? resolve(directory, configuration.output ?? 'reports')
        : resolve(cwd, flags.output),
    exceptions: { on, waivers, excluded: configuration.requirements?.exclude ?? [] },
    waiversText: text,
    extension: configuration.extension
      ? { configuration: configuration.extension, directory }
      : null,
    trailFormats: configuration.trail_formats ?? {},
    configured,
  };
};

const waiversFile = (
  { waivers }: RunFlags,
  { configuration, directory }: Configured,
  cwd: string,
): string | null => {
  if (waivers !== undefined) return resolve(cwd, waivers);
  return configuration.waivers === undefined ? null : resolve(directory, configuration.waivers);
};

/** The subjects to judge: the command given, those named, or all of the configuration. */
const subjectsOf = (
  argv: readonly string[],
  flags: RunFlags,
  configured: Configured,
  cwd: string,
): readonly Judged[] => {
  const known = new Map(ofConfiguration(configured).map((one) => [one.subject.name, one]));
  const given = (one: Judged): Judged => ({ ...one, inputs: inputsOf(flags, one.inputs, cwd) });
  const [only, ...others] = known.values();
  if (argv.length > 0) {
    // A command in place of the one subject that is configured keeps what is judged with it.
    const own = only && others.length === 0 ? only : bare(chooseInputs(nothing, argv));
    return [given({ ...own, subject: chooseSubject('', argv) })];
  }
  const names = flags.subject.length > 0 ? flags.subject : [...known.keys()];
  const chosen = names.length > 0 ? names : ['reference'];
  return chosen.map((name) => {
    const own = known.get(name);
    if (own) return given(own);
    const subject = chooseSubject(name, [], [...known.keys()]);
    return given({ ...bare(chooseInputs(nothing, [])), subject });
  });
};

const nothing: Inputs = { readme: [], alertRules: [], source: [] };

const bare = (inputs: Inputs): Omit<Judged, 'subject'> => ({ inputs, prefixes: {} });

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

const inputsOf = (flags: RunFlags, own: Inputs, cwd: string): Inputs => {
  const pick = (named: readonly string[], others: readonly string[]): readonly string[] =>
    named.length > 0 ? named.map((path) => resolve(cwd, path)) : others;
  return {
    readme: pick(flags.readme, own.readme),
    alertRules: pick(flags.alertRules, own.alertRules),
    source: pick(flags.source, own.source),
  };
};

/** The one subject that a command is about which looks at no more than one. */
export const onlySubject = (judged: readonly Judged[]): SubjectCommand => {
  const [first, ...others] = judged;
  if (first && others.length === 0) return first.subject;
  throw new UsageError(
    `expected one subject, found ${judged.map(({ subject }) => subject.name).join(', ')}; ` +
      'name it with --subject',
  );
};
