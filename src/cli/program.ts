import { Command } from 'commander';
import { addDoctor } from './commands/doctor';
import { addReview } from './commands/review';
import { addRun } from './commands/run';
import { addSchema } from './commands/schema';
import { addSelftest } from './commands/selftest';
import { addSubject } from './commands/subject';
import { addTrail } from './commands/trail';
import { addVerify } from './commands/verify';
import type { Context } from './context';

/** The command line of the gate. */
export const program = (context: Context): Command => {
  const command = new Command('proofgate')
    .description('A compliance gate for audit logging that leaves proof.')
    .version(context.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out.write(text),
      writeErr: (text) => context.err.write(text),
    })
    .showHelpAfterError('(add --help for what this command takes)')
    .addHelpText(
      'after',
      `
Exit codes:
  0 conformant   1 violation   2 incomplete or inconclusive
  3 usage, configuration or version   4 the harness or adapter is broken`,
    );
  const commands = [addRun, addVerify, addReview, addTrail, addSubject, addSchema, addDoctor];
  for (const add of [...commands, addSelftest]) {
    add(command, context);
  }
  return command;
};
