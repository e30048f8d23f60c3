import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import {
  baselineOf,
  comparisonMarkdown,
  countsOf,
  eventsMarkdown,
  githubAnnotations,
  parseBaseline,
  renderReview,
  reviewJson,
  reviewMarkdown,
  reviewSarif,
  reviewSources,
  shrunk,
  withBaseline,
  type Review,
} from '../../review';
import { exitCode } from '../../verdict';
import type { Context } from '../context';
import { paint } from '../terminal/paint';
import { UsageError } from '../usage-error';

const formats = ['terminal', 'json', 'sarif', 'github'] as const;

interface ReviewOptions {
  readonly format: (typeof formats)[number];
  readonly json: boolean;
  readonly report?: string;
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline: boolean;
}

/** `proofgate review`: what the source of a crate must not contain, found in it. */
export const addReview = (program: Command, context: Context): void => {
  program
    .command('review')
    .description('read Rust and TypeScript source for what an audited crate must not contain')
    .argument('<path...>', 'files and directories; a workspace is reviewed crate by crate')
    .addOption(
      new Option('--format <format>', 'what to print').choices(formats).default('terminal'),
    )
    .option('--json', 'print one JSON object and nothing else; the same as --format json', false)
    .option(
      '--report <directory>',
      'write review.md, events.md and, for several crates, comparison.md',
    )
    .option('--config <file>', 'the configuration (default: proofgate.review.yaml, nearest above)')
    .option('--baseline <file>', 'set old findings aside that stand in this file')
    .option('--write-baseline', 'make that file, or take out of it what has been mended', false)
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate review crates/model-loader            what must be mended, and how
  $ proofgate review . --report review              documents to hand on
  $ proofgate review . --format sarif > review.sarif
  $ proofgate review . --baseline review-baseline.json --write-baseline

Exit codes:
  0 nothing found   1 a blocking or major finding   2 something, or everything, could not be read
  3 usage or configuration`,
    )
    .action(async (paths: string[], options: ReviewOptions) => {
      const started = context.now();
      const review = await judged(paths, options, context);
      const durationMs = context.now().getTime() - started.getTime();
      context.out.write(printed(review, durationMs, options, context));
      if (options.report !== undefined) {
        const directory = resolve(context.cwd, options.report);
        await writeReport(review, directory, context);
        const where = `review written to ${directory}\n`;
        if (options.format === 'terminal' && !options.json) context.out.write(where);
      }
      context.exit(exitOf(review));
    });
};

const judged = async (
  paths: readonly string[],
  options: ReviewOptions,
  { cwd }: Context,
): Promise<Review> => {
  const review = await reviewSources({
    paths: paths.map((path) => resolve(cwd, path)),
    base: cwd,
    configuration: options.config === undefined ? undefined : resolve(cwd, options.config),
    threads: availableParallelism(),
  });
  if (options.baseline === undefined) {
    if (!options.writeBaseline) return review;
    throw new UsageError(
      'expected --baseline FILE with --write-baseline, found none; name the file',
    );
  }
  return against(review, resolve(cwd, options.baseline), options);
};

const against = async (
  review: Review,
  file: string,
  { baseline: name = file, writeBaseline }: ReviewOptions,
): Promise<Review> => {
  if (!existsSync(file) && !writeBaseline) {
    throw new UsageError(
      `expected a baseline at ${name}, found none; make it with --write-baseline`,
    );
  }
  const now = baselineOf(review);
  const before = existsSync(file) ? parseBaseline(await readFile(file, 'utf8'), name) : now;
  const after = writeBaseline ? shrunk(before, now) : before;
  if (writeBaseline) await writeFile(file, `${JSON.stringify(after, null, 2)}\n`);
  return withBaseline(review, after, name);
};

const printed = (
  review: Review,
  durationMs: number,
  { format, json }: ReviewOptions,
  { out, version }: Context,
): string => {
  switch (json ? 'json' : format) {
    case 'json':
      return `${JSON.stringify(reviewJson(review, durationMs))}\n`;
    case 'sarif':
      return `${JSON.stringify(reviewSarif(review, version), null, 2)}\n`;
    case 'github':
      return githubAnnotations(review);
    case 'terminal':
      return renderReview(review, durationMs, (colour, text) => paint(colour, text, out));
  }
};

const writeReport = async (
  review: Review,
  directory: string,
  { version, now }: Context,
): Promise<void> => {
  await mkdir(directory, { recursive: true });
  const about = { version, date: now().toISOString().slice(0, 10) };
  const isSeveral = review.crates.length > 1;
  for (const crate of review.crates) {
    const suffix = isSeveral ? `-${crate.name.replace(/[^\w.-]+/g, '-')}` : '';
    const file = join(directory, `review${suffix}.md`);
    await writeFile(file, reviewMarkdown(crate, review, about));
  }
  await writeFile(join(directory, 'events.md'), eventsMarkdown(review.crates));
  if (isSeveral) {
    await writeFile(join(directory, 'comparison.md'), comparisonMarkdown(review.crates));
  }
};

/** Advisory findings never fail; what was not read cannot be called clean. */
const exitOf = (review: Review): number => {
  if (countsOf(review.findings).failing > 0) return exitCode('violation');
  return exitCode(review.unread.length > 0 ? 'incomplete' : 'conformant');
};
