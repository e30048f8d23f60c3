import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { requirements } from '../../catalogue';
import { openMatrices, ourSubjects, readSubjects, runSelftest } from '../../run';
import { verdictOf, type KillMatrix, type Subjects } from '../../selftest';
import { exitCode } from '../../verdict';
import type { Context } from '../context';
import { oneMore, wholeNumber } from '../option-values';
import { showTrials } from '../terminal/progress';
import { renderSelftest } from '../terminal/selftest-report';
import { UsageError } from '../usage-error';

interface SelftestOptions {
  readonly mutant: readonly string[];
  readonly requirement: readonly string[];
  readonly subjects?: string;
  readonly all: boolean;
  readonly workers: number;
  readonly seed?: number;
  readonly json: boolean;
}

/** `proofgate selftest`: can this gate fail? */
export const addSelftest = (program: Command, context: Context): void => {
  program
    .command('selftest')
    .description('try the gate on subjects that each have one vice, and tell which it catches')
    .option('--mutant <name>', 'only this mutant, again for more', oneMore, [])
    .option('--requirement <id>', 'only this requirement, again for more', oneMore, [])
    .option('--subjects <file>', 'a JSON list of your own subjects instead of ours')
    .option('--all', 'every requirement on every mutant, which takes hours', false)
    .option('--workers <n>', 'subjects at a time', wholeNumber(1), availableParallelism())
    .option('--seed <n>', 'draw the values of the scenarios from this seed', wholeNumber(0))
    .option('--json', 'print one JSON object and nothing else', false)
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate selftest                          the whole matrix; runs put it into their bundles
  $ proofgate selftest --mutant counts-twice    one mutant
  $ proofgate selftest --requirement EMIT-3     all that EMIT-3 has to catch

Exit codes:
  0 every mutant is killed by what it breaks   1 a rule of the self-test is broken
  2 something could not be judged here   3 usage or configuration   4 the gate itself broke`,
    )
    .action(async (options: SelftestOptions) => {
      const matrix = await tried(options, context);
      const isWhole = isWholeOf(options);
      if (isWhole) await openMatrices(context.env).write(matrix);
      context.out.write(
        options.json ? `${JSON.stringify(matrix)}\n` : renderSelftest(matrix, isWhole, context.out),
      );
      context.exit(exitCode(verdictOf(matrix)));
    });
};

/** Only a matrix of all our mutants says what this gate catches. */
const isWholeOf = ({ mutant, requirement, subjects }: SelftestOptions): boolean =>
  mutant.length === 0 && requirement.length === 0 && subjects === undefined;

const tried = async (options: SelftestOptions, context: Context): Promise<KillMatrix> => {
  assertKnown(options.requirement);
  const place = await mkdtemp(join(context.temporaryDirectory, 'proofgate-mutants-'));
  const progress = showTrials(context, options.json);
  try {
    const listed =
      options.subjects === undefined
        ? await ourSubjects(place)
        : await readSubjects(resolve(context.cwd, options.subjects));
    return await runSelftest(
      {
        subjects: chosen(listed, options),
        requirements: options.requirement,
        all: options.all,
        isPartial: options.mutant.length > 0 || options.subjects !== undefined,
        workers: options.workers,
        seed: options.seed ?? Number.parseInt(context.randomHex(4), 16),
      },
      { ...context, gateVersion: context.version },
      progress.onTrial,
    );
  } finally {
    progress.clear();
    await rm(place, { recursive: true });
  }
};

const chosen = (listed: Subjects, { mutant, requirement }: SelftestOptions): Subjects => {
  for (const name of mutant) {
    if (listed.mutants.some((one) => one.name === name)) continue;
    throw new UsageError(
      `expected a mutant of the list, found ${JSON.stringify(name)}; there are ` +
        listed.mutants.map((one) => one.name).join(', '),
    );
  }
  const mutants = listed.mutants.filter(
    ({ name, breaks }) =>
      (mutant.length === 0 || mutant.includes(name)) &&
      (requirement.length === 0 || breaks.some((id) => requirement.includes(id))),
  );
  if (mutants.length > 0) return { ...listed, mutants };
  throw new UsageError(
    `expected a mutant that breaks ${requirement.join(' or ')}, found none` +
      `${mutant.length === 0 ? '' : ` of ${mutant.join(', ')}`}; a self-test of none shows nothing`,
  );
};

const assertKnown = (ids: readonly string[]): void => {
  const unknown = ids.find((id) => !requirements.some((known) => known.id === id));
  if (unknown === undefined) return;
  throw new UsageError(
    `expected a requirement of the catalogue such as EMIT-3, found ${JSON.stringify(unknown)}`,
  );
};
