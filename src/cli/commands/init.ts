import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { assertExtensionPrefix, findLayout } from '../../run';
import type { Context } from '../context';
import { assertName, nameFrom, pipelines, type Answers } from '../init/answers';
import { askFor } from '../init/ask';
import { filesOf } from '../init/templates';
import { writeNew, type Written } from '../init/write';

interface InitOptions {
  readonly name?: string;
  readonly prefix?: string;
  readonly ci?: Answers['ci'];
  readonly sdk?: string;
  readonly yes: boolean;
  readonly json: boolean;
}

/** `proofgate init`: what a team needs to be judged, written once and never over anything. */
export const addInit = (program: Command, context: Context): void => {
  program
    .command('init')
    .description('write a configuration, a pipeline, a first feature and an adapter to start from')
    .argument('[command...]', 'the command of an adapter that is there already, after --')
    .option('--name <name>', 'what is judged (default: the name of this directory)')
    .option('--prefix <letters>', 'of your own requirements (default: TEAM)')
    .addOption(new Option('--ci <pipeline>', 'where it runs (default: github)').choices(pipelines))
    .option('--sdk <path or version>', 'where the crate proofgate-subject is')
    .option('--yes', 'ask nothing, and take what is offered', false)
    .option('--json', 'print one JSON object and nothing else; asks nothing', false)
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate init                                    asks, then writes
  $ proofgate init --yes --name my-crate              an adapter in Rust to fill in
  $ proofgate init --yes --ci gitlab -- ./my-adapter  around an adapter that is there`,
    )
    .action(async (command: string[], options: InitOptions) => {
      const answers = await settleAnswers(command, options, context);
      const written = await writeNew(context.cwd, filesOf(answers, context.version));
      context.out.write(options.json ? `${JSON.stringify(written)}\n` : told(written, answers));
    });
};

const settleAnswers = async (
  command: readonly string[],
  { name, prefix, ci, sdk, yes, json }: InitOptions,
  context: Context,
): Promise<Answers> => {
  const offered: Answers = {
    ...{ name: nameFrom(basename(context.cwd)), command: null, prefix: 'TEAM', ci: 'github' },
    sdk: sdkFrom(sdk, context),
  };
  const given: Partial<Answers> = {
    ...(name !== undefined && { name: assertName(name) }),
    ...(command.length > 0 && { command }),
    ...(prefix !== undefined && { prefix }),
    ...(ci !== undefined && { ci }),
  };
  const isAsked = !yes && !json && context.input.isTTY && context.out.isTTY;
  const answers = isAsked ? await askFor(offered, given, context) : { ...offered, ...given };
  assertExtensionPrefix(answers.prefix);
  return answers;
};

/** The crate that comes with this gate, as the adapter names it; else a version of it. */
const sdkFrom = (named: string | undefined, { cwd }: Context): string => {
  const adapter = join(cwd, 'gate', 'adapter');
  const ours = join(findLayout().root, 'subjects', 'rust', 'proofgate-subject');
  const isVersion = named !== undefined && !existsSync(resolve(cwd, named));
  if (isVersion) return named;
  if (named !== undefined) return relative(adapter, resolve(cwd, named));
  return existsSync(ours) ? relative(adapter, ours) : '0.1';
};

const told = ({ written, kept }: Written, answers: Answers): string => {
  const build = 'cargo build --release --manifest-path gate/adapter/Cargo.toml';
  const next = [
    ...(answers.command === null ? [[build, 'build the adapter']] : []),
    ['proofgate subject check', 'does it speak the protocol?'],
    [`proofgate run --requirement ${answers.prefix}-1`, 'your own requirement alone'],
    ['proofgate run', 'the whole standard: a table, and a bundle in reports/'],
  ];
  return [
    ...written.map((name) => `written  ${name}`),
    ...kept.map((name) => `kept     ${name}  (it was there already)`),
    '',
    'Next:',
    ...next.map(([command = '', why = '']) => `  $ ${command.padEnd(60)} ${why}`),
    '',
    answers.command === null
      ? 'Then fill in gate/adapter/src/main.rs, handler by handler: docs/plug-in-a-crate.md'
      : 'Then name your sources, README and alert rules in proofgate.config.yaml',
    '',
  ].join('\n');
};
