import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { bundleLayout } from '../../bundle';
import type { Context } from '../context';
import { openFile } from '../open-file';
import { UsageError } from '../usage-error';

/** `proofgate open`: the living documentation of a bundle, in the browser of this machine. */
export const addOpen = (program: Command, context: Context): void => {
  program
    .command('open')
    .description('open the page of a bundle in a browser, or tell where it lies')
    .argument('<bundle>', 'the directory of the bundle')
    .addHelpText(
      'after',
      '\nExample:\n  $ proofgate open reports/reference-0.1.0-2026-11-20T120000000Z',
    )
    .action(async (bundle: string) => {
      const page = join(resolve(context.cwd, bundle), bundleLayout.report);
      if (!existsSync(page)) {
        throw new UsageError(
          `expected the page of a bundle at ${page}, found none; name the directory that holds ` +
            'bagit.txt',
        );
      }
      const opened = await openFile(page, context);
      context.out.write(opened ? `opened ${page}\n` : `open this page in a browser: ${page}\n`);
    });
};
