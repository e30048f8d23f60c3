import { resolve } from 'node:path';
import type { Command } from 'commander';
import { verifyBundle } from '../../bundle';
import { exitCode } from '../../verdict';
import type { Context } from '../context';
import { readVerifyingKey } from '../keys';
import { renderVerification } from '../terminal/verification-report';

/** `proofgate verify`: is this bundle whole, sealed by that key, and judged as its evidence says? */
export const addVerify = (program: Command, context: Context): void => {
  program
    .command('verify')
    .description('verify a proof bundle offline and judge it again from its observations')
    .argument('<bundle>', 'the directory of the bundle')
    .requiredOption('--key <file>', 'public key of the signer, from outside the bundle')
    .option('--rejudge', 'judge every observation again; this is always done', true)
    .option('--json', 'print one JSON object and nothing else', false)
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate verify reports/reference-0.1.0-2026-11-20T120000000Z --key signer.pub.pem
  $ proofgate verify BUNDLE --key signer.pub.pem --json

Exit codes: 0 valid, 1 not valid, 3 no key, no bundle, or a bundle of a newer format.
Make the public key with: openssl pkey -in signer.pem -pubout -out signer.pub.pem`,
    )
    .action(async (bundle: string, options: { key: string; json: boolean }) => {
      const verification = await verifyBundle({
        directory: resolve(context.cwd, bundle),
        publicKey: await readVerifyingKey(options.key),
      });
      context.out.write(
        options.json
          ? `${JSON.stringify(verification)}\n`
          : renderVerification(verification, context.out),
      );
      context.exit(exitCode(verification.ok ? 'conformant' : 'violation'));
    });
};
