import { once } from 'node:events';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import {
  TrailError,
  chooseFormat,
  diskSource,
  exportTrail,
  isTrailThere,
  queryTrail,
  readTrailKey,
  verifyTrail,
  type TrailFormat,
  type TrailKey,
  type TrailQuery,
  type TrailSource,
  type TrailVerification,
} from '../../probes';
import { readConfiguration } from '../../run';
import { exitCode } from '../../verdict';
import type { Context } from '../context';
import { oneMore, wholeNumber } from '../option-values';
import { progressLine } from '../terminal/progress';
import { watched } from '../terminal/trail-progress';
import { renderTrail, trailJson } from '../terminal/trail-report';
import { UsageError } from '../usage-error';

interface Options {
  readonly keyFile: readonly string[];
  readonly format: string;
  readonly config?: string;
  readonly json: boolean;
}

const OWN_FORMAT = 'proofgate/1';

/** As records spell them; LIFE is the trail telling of itself. */
const SEVERITIES = ['ROUTINE', 'HIGH', 'CRITICAL', 'LIFE'];

/** `proofgate trail`: reads the audit trail of a subject with nothing of the subject's own. */
export const addTrail = (program: Command, context: Context): void => {
  const trail = program
    .command('trail')
    .description('verify, query or export an audit trail')
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate trail verify /var/log/audit --key-file trail.key
  $ proofgate trail verify /var/log/audit --format ours/1   as trail_formats of the configuration has it

Exit codes of each of them:
  0 the trail holds   1 it does not, and the first bad record is named
  3 no trail, no key, or a mistake in the command line`,
    );
  addVerify(trail, context);
  addQuery(trail, context);
  addExport(trail, context);
};

const addVerify = (trail: Command, context: Context): void => {
  reading(trail, 'verify', 'tell whether a trail is whole and unchanged, and what its end is worth')
    .option('--require-attested', 'end with 2 when nothing vouches for the end of the trail', false)
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate trail verify /var/log/audit --key-file trail.key
  $ proofgate trail verify /var/log/audit --key-file trail.key --require-attested
  $ proofgate trail verify /var/log/audit --key-file new.key --key-file old.key --json`,
    )
    .action(async (directory: string, options: Options & { requireAttested: boolean }) => {
      const verification = await timed(context, directory, options, context.out, (trail) =>
        verifyTrail(trail.source, trail.keys),
      );
      if (!verification.ok || !options.requireAttested || verification.tail === 'attested') return;
      context.exit(exitCode('incomplete'));
    });
};

const addQuery = (trail: Command, context: Context): void => {
  reading(trail, 'query', 'print the records that meet all conditions, one JSON object a line')
    .option('--from <time>', 'not before this time or day (RFC 3339)')
    .option('--to <time>', 'before this time or day (RFC 3339)')
    .option('--event <type>', 'of this event type')
    .addOption(new Option('--severity <severity>', 'of this severity').choices(SEVERITIES))
    .option('--actor <id>', 'by this user or worker')
    .option('--resource <name>', 'of this shard id or path')
    .option('--limit <n>', 'print at most so many records', wholeNumber(1))
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate trail query /var/log/audit --key-file trail.key --severity CRITICAL
  $ proofgate trail query DIR --key-file trail.key --from 2026-11-20 --to 2026-11-21 --actor worker-7
  $ proofgate trail query DIR --key-file trail.key --resource shard-7 | jq .event

Records go to standard output exactly as they stand in the trail. The whole trail is verified on the
way; the word on it goes to standard error, with --json as one JSON object.`,
    )
    .action(async (directory: string, options: Options & TrailQuery) => {
      await timed(context, directory, options, context.err, ({ source, keys }) => {
        let isFull = false;
        const print = (line: string) => {
          isFull = !context.out.write(line);
        };
        return queryTrail(source, keys, options, print, async () => {
          if (isFull) await room(context.out);
          isFull = false;
        });
      });
    });
};

/** Waits for room to write more; where nobody reads any more, the trail is verified all the same. */
const room = async (out: NodeJS.WriteStream): Promise<void> => {
  if (!out.writable) return;
  await once(out, 'drain').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code !== 'EPIPE') throw cause;
  });
};

const addExport = (trail: Command, context: Context): void => {
  reading(trail, 'export', 'copy a trail that holds so that the copy verifies on its own')
    .requiredOption('--output <directory>', 'where the copy goes; absent or empty so far')
    .addHelpText(
      'after',
      `
Example:
  $ proofgate trail export /var/log/audit --key-file trail.key --output audit-2026
  $ proofgate trail verify audit-2026 --key-file trail.key

What is printed is the verification of the copy. A trail that does not hold is not copied.`,
    )
    .action(async (directory: string, options: Options & { output: string }) => {
      const output = resolve(context.cwd, options.output);
      await timed(context, directory, options, context.out, (opened) =>
        exportTrail({ ...opened, output, nowIso: context.now().toISOString() }),
      );
    });
};

/** A command that reads a trail. */
const reading = (trail: Command, name: string, description: string): Command =>
  trail
    .command(name)
    .description(description)
    .argument('<directory>', 'the directory of the trail')
    .option(
      '--key-file <file>',
      'key of the trail, 64 hex digits; repeat it for keys that were in force earlier',
      oneMore,
      [],
    )
    .option(
      '--format <name>',
      'how it is written: proofgate/1, or of the configuration',
      OWN_FORMAT,
    )
    .option('--config <file>', 'the configuration (default: proofgate.config.yaml, if it is here)')
    .option('--json', 'print one JSON object and nothing else', false);

/** A trail to read, and the keys given for it. */
interface OpenedTrail {
  readonly source: TrailSource;
  readonly keys: readonly TrailKey[];
}

/** @throws UsageError when there is no such format, no such key, or no trail */
const open = async (
  { cwd }: Context,
  directory: string,
  options: Options,
): Promise<OpenedTrail> => {
  const { keyFile } = options;
  const format = await formatOf(cwd, options);
  if (format.isKeyed && keyFile.length === 0) {
    throw new UsageError(
      `expected --key-file beside a trail of format ${format.name}, whose records are hashed under ` +
        'a key, found none; give the key that its writer was given',
    );
  }
  const keys = await Promise.all(keyFile.map((file) => readTrailKey(resolve(cwd, file))));
  const source = diskSource(resolve(cwd, directory), format);
  if (await isTrailThere(source)) return { source, keys };
  throw new UsageError(
    `expected an audit trail in ${directory}, found no file of format ${format.name} there; ` +
      'name the directory that the subject writes its trail to',
  );
};

/** Without a configuration there is the gate's own format. */
const formatOf = async (cwd: string, { format, config }: Options): Promise<TrailFormat> => {
  const named = config === undefined ? undefined : resolve(cwd, config);
  if (format === OWN_FORMAT && named === undefined) return chooseFormat(format, {});
  const { configuration } = await readConfiguration(cwd, named);
  return chooseFormat(format, configuration.trail_formats ?? {});
};

/** Looks at a trail, says on the given stream what it came to, and ends with its exit code. */
const timed = async (
  context: Context,
  directory: string,
  options: Options,
  stream: NodeJS.WriteStream,
  look: (trail: OpenedTrail) => Promise<TrailVerification>,
): Promise<TrailVerification> => {
  const startedMs = context.now().getTime();
  const { json } = options;
  // A progress line would run through records that go to the same terminal.
  const progress = progressLine(context, json || (stream === context.err && context.out.isTTY));
  try {
    const { source, keys } = await open(context, directory, options);
    const verification = await look({ source: watched(source, progress.show), keys });
    const durationMs = context.now().getTime() - startedMs;
    progress.clear();
    stream.write(json ? trailJson(verification, durationMs) : renderTrail(verification, stream));
    context.exit(exitCode(verification.ok ? 'conformant' : 'violation'));
    return verification;
  } catch (cause) {
    progress.clear();
    if (cause instanceof TrailError) throw new UsageError(cause.message, { cause });
    throw cause;
  }
};
