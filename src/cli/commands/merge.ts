import { resolve } from 'node:path';
import type { Command } from 'commander';
import { mergeRuns } from '../../run';
import type { Context } from '../context';
import { readSigningKey, readVerifyingKey } from '../keys';
import { runJson } from '../terminal/run-json';
import { renderRun } from '../terminal/run-report';

interface MergeOptions {
  readonly output: string;
  readonly key?: string;
  readonly shardKey?: string;
  readonly json: boolean;
}

/** `proofgate merge`: one bundle of the shards of a run. */
export const addMerge = (program: Command, context: Context): void => {
  program
    .command('merge')
    .description('join the bundles of all shards of a run into one, judging them again')
    .argument('<shard...>', 'the bundles that run --shard wrote, all of them')
    .option('--output <directory>', 'where the bundle goes', 'reports')
    .option('--key <file>', 'Ed25519 private key to sign with (or $PROOFGATE_SIGNING_KEY)')
    .option('--shard-key <file>', 'public key that every shard must be sealed with')
    .option('--json', 'print one JSON object and nothing else, that of run', false)
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate run --shard 1/2 --seed 7      on one machine
  $ proofgate run --shard 2/2 --seed 7      on another
  $ proofgate merge reports/*-shard-*-of-2 --key signer.pem

Exit codes: those of the joined run; 3 when the shards do not verify, are not of one run, overlap or
are not all there.`,
    )
    .action(async (shards: string[], options: MergeOptions) => {
      const result = await mergeRuns({
        shards: shards.map((shard) => resolve(context.cwd, shard)),
        output: resolve(context.cwd, options.output),
        temporaryDirectory: context.temporaryDirectory,
        signingKey: await readSigningKey(options.key, context.env),
        shardKey: options.shardKey === undefined ? null : await readVerifyingKey(options.shardKey),
      });
      context.out.write(
        options.json ? `${JSON.stringify(runJson([result]))}\n` : renderRun(result, context.out),
      );
      context.exit(result.exit);
    });
};
