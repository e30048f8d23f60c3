import { resolve } from 'node:path';
import type { Command } from 'commander';
import { recallRun, recallSeveral } from '../../run';
import type { Context } from '../context';
import { renderSeveral } from '../terminal/matrix';
import { runJson, severalJson } from '../terminal/run-json';
import { renderRun } from '../terminal/run-report';

/** `proofgate show`: the verdict table of a bundle, as the run printed it. */
export const addShow = (program: Command, context: Context): void => {
  program
    .command('show')
    .description('print the verdict table of a bundle again; verifies nothing')
    .argument('<bundle>', 'the directory of the bundle')
    .option('--json', 'print one JSON object and nothing else, that of run', false)
    .addHelpText(
      'after',
      `
Example:
  $ proofgate show reports/reference-0.1.0-2026-11-20T120000000Z

Exit codes: 0 when the bundle could be shown, whatever its verdict; 3 when there is none.`,
    )
    .action(async (bundle: string, { json }: { json: boolean }) => {
      const directory = resolve(context.cwd, bundle);
      const several = await recallSeveral(directory);
      if (several) {
        const text = json
          ? JSON.stringify(severalJson(several))
          : renderSeveral(several, context.out);
        context.out.write(json ? `${text}\n` : text);
        return;
      }
      const result = await recallRun(directory);
      context.out.write(
        json ? `${JSON.stringify(runJson([result]))}\n` : renderRun(result, context.out),
      );
    });
};
