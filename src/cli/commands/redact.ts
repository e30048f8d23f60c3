import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeEdition } from '../../bundle';
import type { Context } from '../context';
import { readSigningKey } from '../keys';
import { oneMore } from '../option-values';
import { UsageError } from '../usage-error';

interface RedactOptions {
  readonly evidence: readonly string[];
  readonly requirement: readonly string[];
  readonly kind: readonly string[];
  readonly reason: string;
  readonly absent: readonly string[];
  readonly output: string;
  readonly key?: string;
  readonly json: boolean;
}

/** `proofgate redact`: an edition of a bundle without chosen evidence. */
export const addRedact = (program: Command, context: Context): void => {
  program
    .command('redact')
    .description('write an edition of a bundle without chosen evidence, provably of that bundle')
    .argument('<bundle>', 'the directory of the full bundle')
    .option('--evidence <sha256>', 'this piece of evidence, again for more', oneMore, [])
    .option('--requirement <id>', 'all evidence of this requirement, again for more', oneMore, [])
    .option('--kind <extension>', 'all evidence of this kind, such as audit', oneMore, [])
    .requiredOption('--reason <text>', 'why; it stands in the edition')
    .option('--absent <text>', 'text that may occur nowhere in the edition', oneMore, [])
    .requiredOption('--output <directory>', 'the edition; it must not exist yet')
    .option('--key <file>', 'Ed25519 private key to sign with (or $PROOFGATE_SIGNING_KEY)')
    .option('--json', 'print one JSON object and nothing else', false)
    .addHelpText(
      'after',
      `
With a piece goes all else that the same scenarios left, because one piece may quote another.

Examples:
  $ proofgate redact BUNDLE --requirement SECRET-1 --reason "names of machines" --output public
  $ proofgate verify public --key signer.pub.pem

Exit codes: 0 when the edition was written; 3 when it was not, and why.`,
    )
    .action(async (bundle: string, options: RedactOptions) => {
      assertSelection(options);
      const directory = resolve(context.cwd, options.output);
      const edition = await writeEdition({
        bundle: resolve(context.cwd, bundle),
        directory,
        selection: {
          evidence: options.evidence,
          requirements: options.requirement,
          kinds: options.kind,
        },
        reason: options.reason,
        absent: options.absent,
        signingKey: await readSigningKey(options.key, context.env),
      });
      const { removed, omitted } = edition;
      context.out.write(
        options.json
          ? `${JSON.stringify({ edition: directory, ...edition })}\n`
          : `edition: ${removed.length} pieces of evidence removed, ${omitted.length} documents ` +
              `left out\n${directory}\n`,
      );
    });
};

const assertSelection = ({ evidence, requirement, kind }: RedactOptions): void => {
  if (evidence.length + requirement.length + kind.length > 0) return;
  throw new UsageError(
    'expected what to remove, found nothing; give --evidence, --requirement or --kind',
  );
};
