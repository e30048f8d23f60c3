import { InvalidArgumentError, Option, type Command } from 'commander';
import { MOST_COLUMNS, MOST_SHARDS, shardName, type Shard } from '../../bundle';
import { requirements } from '../../catalogue';
import { backends, nearest } from '../../run';
import { assuranceLevels } from '../../verdict';
import type { Context } from '../context';
import { judgeOne, judgeSeveral, type Requests } from '../judge';
import { readSigningKey } from '../keys';
import { oneMore, wholeNumber } from '../option-values';
import { settle, type RunFlags, type Settings } from '../settings';
import { UsageError } from '../usage-error';

interface RunOptions extends RunFlags {
  readonly tags: string;
  readonly requirement: readonly string[];
  readonly failFast: boolean;
  readonly seed?: number;
  readonly shard?: Shard;
  readonly key?: string;
  readonly pdf: boolean;
  readonly json: boolean;
}

const shardOf = (text: string): Shard => {
  const [, number, of] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number <= shard.of && shard.of <= MOST_SHARDS) return shard;
  throw new InvalidArgumentError('expected which shard of how many, such as 1/3.');
};

/** `proofgate run`: judge a subject and leave a bundle. */
export const addRun = (program: Command, context: Context): void => {
  program
    .command('run')
    .description('judge a subject against the standard and leave a proof bundle')
    .argument('[command...]', 'the command of your own adapter, after --')
    .option('--config <file>', 'the configuration (default: proofgate.config.yaml, if it is here)')
    .option(
      '--subject <name>',
      'a subject of the configuration, another configuration for all of its subjects, or ' +
        'reference; again for more',
      oneMore,
      [],
    )
    .addOption(
      new Option(
        '--backend <name>',
        'the device shards lie on (default: mock); all: each in turn, in one bundle',
      ).choices([...backends, 'all']),
    )
    .addOption(
      new Option('--assurance <level>', 'what a pass must rest on (default: partial)').choices([
        ...assuranceLevels,
      ]),
    )
    .option('--tags <expression>', 'only scenarios of these tags; the rest is not verified', '')
    .option('--requirement <id>', 'only this requirement, again for more', oneMore, [])
    .option('--fail-fast', 'start no scenario after the first that does not pass', false)
    .option('--workers <n>', 'scenarios at a time (default: one for each core)', wholeNumber(1))
    .option('--seed <n>', 'draw the values of the scenarios from this seed', wholeNumber(0))
    .option('--shard <i/n>', 'only this share of the scenarios; join all with merge', shardOf)
    .option('--output <directory>', 'where the bundle goes (default: reports)')
    .option('--waivers <file>', 'the file of exceptions')
    .option('--readme <file>', 'a README of the subject, again for more', oneMore, [])
    .option('--alert-rules <file>', 'a Prometheus rule file, again for more', oneMore, [])
    .option('--source <path>', 'sources of the subject, again for more', oneMore, [])
    .option('--key <file>', 'Ed25519 private key to sign with (or $PROOFGATE_SIGNING_KEY)')
    .option(
      '--pdf',
      'print the report to report.pdf too, with a browser (or $PROOFGATE_BROWSER)',
      false,
    )
    .option('--json', 'print one JSON object and nothing else', false)
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate run                               judge the reference subject
  $ proofgate run --requirement EMIT-3 --json   one requirement, for a machine to read
  $ proofgate run --tags "@EMIT-3 or @FLUSH-1"  scenarios by their tags
  $ proofgate run --subject mine --subject reference     side by side, in one bundle
  $ proofgate run --shard 1/3 --seed 7          a third of it, on one of three machines
  $ proofgate run --key signer.pem -- ./target/release/my-adapter
  $ proofgate run --readme README.md --alert-rules alerts.yaml -- ./my-adapter`,
    )
    .action(async (argv: string[], options: RunOptions) => {
      const settings = await settle(argv, options, context);
      assertSameSeed(options);
      assertWhole(options, settings);
      const requests = await requestsOf(settings, options, context);
      const judge = requests.length > 1 ? judgeSeveral : judgeOne;
      context.exit(await judge(requests, options.json, context));
    });
};

/** Shards of different seeds would be parts of different runs. */
const assertSameSeed = ({ shard, seed }: RunOptions): void => {
  if (!shard || seed !== undefined) return;
  throw new UsageError(
    `expected --seed beside --shard ${shardName(shard)}, found none; give the same seed to every ` +
      'shard of a run, as in: proofgate run --shard 1/3 --seed 7',
  );
};

/** Features of a team's own run in one piece, after the standard; so do several subjects. */
const assertWhole = ({ shard }: RunOptions, settings: Settings): void => {
  const { extension, judged, backends: wanted } = settings;
  if (!shard) return;
  if (judged.length * wanted.length > 1) {
    throw new UsageError(
      `expected one subject on one backend beside --shard ${shardName(shard)}, found ` +
        `${judged.map(({ subject }) => subject.name).join(', ')} on ${wanted.join(', ')}; run the ` +
        'shards of each with --subject and --backend and merge them, or run all of them unsharded',
    );
  }
  if (!extension) return;
  throw new UsageError(
    `expected a run of the standard alone beside --shard ${shardName(shard)}, found an extension in ` +
      'the configuration; run the shards without it, or the whole in one run',
  );
};

/** A request for each subject on each backend. */
const requestsOf = async (
  settings: Settings,
  options: RunOptions,
  context: Context,
): Promise<Requests> => {
  const signingKey = await readSigningKey(options.key, context.env);
  const { judged, backends: wanted, ...rest } = settings;
  const [first, ...others] = judged.flatMap((one) =>
    wanted.map((backend) => ({
      ...{ ...rest, ...one, backend, signingKey },
      ...{ tags: tagsOf(options, settings), failFast: options.failFast },
      ...{ shard: options.shard ?? null, pdf: options.pdf },
    })),
  );
  if (others.length >= MOST_COLUMNS) {
    throw new UsageError(
      `expected at most ${MOST_COLUMNS} subjects on backends in a run, found ${others.length + 1}; ` +
        'run some of them apart',
    );
  }
  if (first) return [first, ...others];
  throw new RangeError('expected at least one subject, found none');
};

/** One tag expression of both; the requirements must be of the catalogue. */
const tagsOf = (
  { tags, requirement: ids }: RunOptions,
  { exceptions: { excluded }, extension }: Settings,
): string => {
  const known = requirements.map((one): string => one.id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    if (extension && id.startsWith(`${extension.configuration.prefix}-`)) continue;
    throw new UsageError(
      `expected a requirement of the catalogue such as EMIT-3, found ${JSON.stringify(id)}; ` +
        (nearest(id, known) ? `did you mean ${nearest(id, known) ?? ''}?` : whereTheyAre),
    );
  }
  const wanted = ids.map((id) => `@${id}`).join(' or ');
  return [tags, wanted, ...excluded.map(({ id }) => `not @${id}`)]
    .filter((part) => part !== '')
    .map((part, _, all) => (all.length === 1 ? part : `(${part})`))
    .join(' and ');
};

const whereTheyAre = 'features/README.md says where they all are';
