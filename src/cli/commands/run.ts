import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { requirements } from '../../catalogue';
import { backends, runGate, type Backend, type Inputs, type RunResult } from '../../run';
import { assuranceLevels, outcomes, type AssuranceLevel, type Outcome } from '../../verdict';
import type { Context } from '../context';
import { readSigningKey } from '../keys';
import { chooseInputs, chooseSubject } from '../subjects';
import { showProgress } from '../terminal/progress';
import { renderRun } from '../terminal/run-report';
import { UsageError } from '../usage-error';

interface RunOptions {
  readonly subject: string;
  readonly backend: Backend | 'all';
  readonly assurance: AssuranceLevel;
  readonly tags: string;
  readonly requirement: readonly string[];
  readonly failFast: boolean;
  readonly workers: number;
  readonly seed?: number;
  readonly output: string;
  readonly key?: string;
  readonly readme: readonly string[];
  readonly alertRules: readonly string[];
  readonly source: readonly string[];
  readonly json: boolean;
}

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('expected a whole number.');
};

/** An option that may be given again. */
const oneMore = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `proofgate run`: judge a subject and leave a bundle. */
export const addRun = (program: Command, context: Context): void => {
  program
    .command('run')
    .description('judge a subject against the standard and leave a proof bundle')
    .argument('[command...]', 'the command of your own adapter, after --')
    .option('--subject <name>', 'a subject that comes with the gate', 'reference')
    .addOption(
      new Option('--backend <name>', 'the device shards lie on; all: one bundle for each')
        .choices([...backends, 'all'])
        .default('mock'),
    )
    .addOption(
      new Option('--assurance <level>', 'what a pass must rest on at least')
        .choices([...assuranceLevels])
        .default('partial'),
    )
    .option('--tags <expression>', 'only scenarios of these tags; the rest is not verified', '')
    .option('--requirement <id>', 'only this requirement, again for more', oneMore, [])
    .option('--fail-fast', 'start no scenario after the first that does not pass', false)
    .option('--workers <n>', 'scenarios at a time', wholeNumber, availableParallelism())
    .option('--seed <n>', 'draw the values of the scenarios from this seed', wholeNumber)
    .option('--output <directory>', 'where the bundle goes', 'reports')
    .option('--readme <file>', 'a README of the subject, again for more', oneMore, [])
    .option('--alert-rules <file>', 'a Prometheus rule file, again for more', oneMore, [])
    .option('--source <path>', 'sources of the subject, again for more', oneMore, [])
    .option('--key <file>', 'Ed25519 private key to sign with (or $PROOFGATE_SIGNING_KEY)')
    .option('--json', 'print one JSON object and nothing else', false)
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate run                               judge the reference subject
  $ proofgate run --requirement EMIT-3 --json   one requirement, for a machine to read
  $ proofgate run --tags "@EMIT-3 or @FLUSH-1"  scenarios by their tags
  $ proofgate run --key signer.pem -- ./target/release/my-adapter
  $ proofgate run --readme README.md --alert-rules alerts.yaml -- ./my-adapter`,
    )
    .action(async (argv: string[], options: RunOptions) => {
      const results: RunResult[] = [];
      for (const backend of options.backend === 'all' ? backends : [options.backend]) {
        const result = await judge(argv, { ...options, backend }, context);
        if (!options.json) context.out.write(renderRun(result, context.out));
        results.push(result);
      }
      if (options.json) context.out.write(`${JSON.stringify(toJson(results))}\n`);
      context.exit(worst(results).exit);
    });
};

const judge = async (
  argv: readonly string[],
  options: RunOptions & { readonly backend: Backend },
  context: Context,
): Promise<RunResult> => {
  const signingKey = await readSigningKey(options.key, context.env);
  const progress = showProgress(context, options.json);
  try {
    return await runGate(
      {
        subject: chooseSubject(options.subject, argv),
        backend: options.backend,
        assurance: options.assurance,
        tags: tagsOf(options),
        failFast: options.failFast,
        workers: options.workers,
        seed: options.seed ?? Number.parseInt(context.randomHex(4), 16),
        output: resolve(context.cwd, options.output),
        signingKey,
        inputs: inputsOf(argv, options, context),
      },
      { ...context, gateVersion: context.version, onScenario: progress.onScenario },
    );
  } finally {
    progress.clear();
  }
};

/** One tag expression of both; the requirements must be of the catalogue. */
const tagsOf = ({ tags, requirement: ids }: RunOptions): string => {
  for (const id of ids) {
    if (requirements.some((known) => known.id === id)) continue;
    throw new UsageError(
      `expected a requirement of the catalogue such as EMIT-3, found ${JSON.stringify(id)}; ` +
        'features/README.md says where they all are',
    );
  }
  const wanted = ids.map((id) => `@${id}`).join(' or ');
  return wanted === '' || tags === '' ? tags + wanted : `(${tags}) and (${wanted})`;
};

const inputsOf = (
  argv: readonly string[],
  { readme, alertRules, source }: RunOptions,
  { cwd }: Context,
): Inputs => {
  const from = (paths: readonly string[]): string[] => paths.map((path) => resolve(cwd, path));
  return chooseInputs(
    { readme: from(readme), alertRules: from(alertRules), source: from(source) },
    argv,
  );
};

/** Worst first. */
const verdicts = ['broken', 'violation', 'incomplete', 'conformant'] as const;

/** What several runs, one for each backend, come to. */
const worst = (results: readonly RunResult[]): Pick<RunResult, 'verdict' | 'exit'> => {
  const found = verdicts.flatMap((verdict) =>
    results.filter((result) => result.verdict === verdict),
  );
  const [first] = found;
  if (first) return first;
  throw new Error('expected at least one run, found none');
};

const sum = (results: readonly RunResult[], of: (result: RunResult) => number): number =>
  results.reduce((total, result) => total + of(result), 0);

/** The contract of design §9, of all backends together; scenarios stay in the bundles. */
const toJson = (results: readonly RunResult[]) => ({
  verdict: worst(results).verdict,
  exit: worst(results).exit,
  bundle: results[0]?.bundle,
  bundles: results.map(({ bundle }) => bundle),
  subjects: results.map(({ subject }) => subject),
  requirements: results
    .flatMap(({ requirements }) => requirements)
    .map(({ reason, assurance, ...rest }) => ({
      ...rest,
      assurance: assurance?.level ?? null,
      ...(reason === null ? {} : { reason }),
    })),
  counts: Object.fromEntries(
    outcomes.map((outcome) => [outcome, sum(results, ({ counts }) => counts[outcome])]),
  ) as Record<Outcome, number>,
  selfTest: results[0]?.selfTest.note,
  durationMs: sum(results, ({ durationMs }) => durationMs),
});
