import type { Command } from 'commander';
import { checkSubject } from '../../run';
import { exitCode } from '../../verdict';
import type { Context } from '../context';
import { onlySubject, settle } from '../settings';
import { paint } from '../terminal/paint';
import { printableLines } from '../terminal/printable';

interface CheckOptions {
  readonly subject?: string;
  readonly config?: string;
  readonly json: boolean;
}

const noFlags = { readme: [], alertRules: [], source: [] };

/** `proofgate subject check`: does an adapter speak the protocol, before any verdict is given? */
export const addSubject = (program: Command, context: Context): void => {
  program
    .command('subject')
    .description('look at a subject without judging it')
    .command('check')
    .description("an adapter's smoke test and protocol lint")
    .argument('[command...]', 'the command of your own adapter, after --')
    .option('--subject <name>', 'a subject of the configuration, or reference')
    .option('--config <file>', 'the configuration (default: proofgate.config.yaml, if it is here)')
    .option('--json', 'print one JSON object and nothing else', false)
    .addHelpText(
      'after',
      `
Examples:
  $ proofgate subject check
  $ proofgate subject check -- ./target/release/my-adapter`,
    )
    .action(async (argv: string[], options: CheckOptions) => {
      const flags = { ...noFlags, ...options, subject: options.subject ? [options.subject] : [] };
      const { judged, trailFormats } = await settle(argv, flags, context);
      const around = { ...context, gateVersion: context.version };
      const report = await checkSubject(onlySubject(judged), around, trailFormats);
      if (options.json) context.out.write(`${JSON.stringify(report)}\n`);
      else {
        for (const { name, ok, detail } of report.steps) {
          const word = ok ? paint('green', 'ok  ', context.out) : paint('red', 'FAIL', context.out);
          context.out.write(`${word}  ${name.padEnd(20)}${printableLines(detail)}\n`);
        }
      }
      context.exit(exitCode(report.ok ? 'conformant' : 'broken'));
    });
};
