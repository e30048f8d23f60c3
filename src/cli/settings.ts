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
  type RunRequest,
} from '../run';
import type { AssuranceLevel } from '../verdict';
import type { Context } from './context';
import { subjectsOf, type Judged, type SubjectFlags } from './judged';
import { UsageError } from './usage-error';

/** What the command line says of a run; whatever it leaves open the configuration says. */
export interface RunFlags extends SubjectFlags {
  readonly config?: string;
  readonly backend?: Backend | 'all';
  readonly assurance?: AssuranceLevel;
  readonly workers?: number;
  readonly seed?: number;
  readonly output?: string;
  readonly waivers?: string;
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
    judged: await subjectsOf(argv, flags, configured, context),
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

/** The one subject that a command is about which looks at no more than one. */
export const onlySubject = (judged: readonly Judged[]): SubjectCommand => {
  const [first, ...others] = judged;
  if (first && others.length === 0) return first.subject;
  throw new UsageError(
    `expected one subject, found ${judged.map(({ subject }) => subject.name).join(', ')}; ` +
      'name it with --subject',
  );
};
