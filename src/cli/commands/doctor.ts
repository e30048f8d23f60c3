import type { Command } from 'commander';
import { probeAvailability } from '../../run';
import type { Context } from '../context';
import { paint } from '../terminal/paint';

/** `proofgate doctor`: what the gate can look with on this machine. */
export const addDoctor = (program: Command, context: Context): void => {
  program
    .command('doctor')
    .description('tell which probes work on this machine, and why others do not')
    .option('--json', 'print one JSON object and nothing else', false)
    .addHelpText('after', '\nExample:\n  $ proofgate doctor')
    .action(async ({ json }: { json: boolean }) => {
      const probes = await probeAvailability(context);
      if (json) {
        context.out.write(`${JSON.stringify({ node: process.version, probes })}\n`);
        return;
      }
      context.out.write(`node  ${process.version}\n`);
      for (const { name, available, reason } of probes) {
        const word = available
          ? paint('green', 'yes', context.out)
          : paint('yellow', 'no', context.out);
        context.out.write(
          `${name.padEnd(16)}${word}${reason === undefined ? '' : `  ${reason}`}\n`,
        );
      }
    });
};
