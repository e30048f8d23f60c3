import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { compareBundles, comparisonMarkdown, comparisonText } from '../../bundle';
import { exitCode } from '../../verdict';
import type { Context } from '../context';

/** `proofgate diff`: what changed between two bundles. */
export const addDiff = (program: Command, context: Context): void => {
  program
    .command('diff')
    .description('tell what changed between two bundles, the earlier first')
    .argument('<before>', 'the directory of the earlier bundle, the accepted one')
    .argument('<after>', 'the directory of the later bundle')
    .option('--json', 'print one JSON object and nothing else', false)
    .addOption(new Option('--markdown', 'print Markdown').default(false).conflicts('json'))
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate diff accepted reports/reference-0.1.0-2026-11-20T120000000Z
  $ proofgate diff accepted latest --markdown >> "$GITHUB_STEP_SUMMARY"

A verdict that stayed while its requirement or its checks changed is marked suspect: look again
before you accept it. Neither bundle is verified.

Exit codes:
  0 no verdict became worse   1 one that can fail the gate did, or is not there any more
  3 usage, or a bundle that cannot be read`,
    )
    .action(
      async (before: string, after: string, options: { json: boolean; markdown: boolean }) => {
        const comparison = await compareBundles(
          resolve(context.cwd, before),
          resolve(context.cwd, after),
        );
        const print = options.markdown ? comparisonMarkdown : comparisonText;
        context.out.write(options.json ? `${JSON.stringify(comparison)}\n` : print(comparison));
        context.exit(exitCode(comparison.regression ? 'violation' : 'conformant'));
      },
    );
};
