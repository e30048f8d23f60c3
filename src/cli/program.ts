import { Command } from 'commander';
import { addDiff } from './commands/diff';
import { addDoctor } from './commands/doctor';
import { addInit } from './commands/init';
import { addMerge } from './commands/merge';
import { addOpen } from './commands/open';
import { addRedact } from './commands/redact';
import { addReview } from './commands/review';
import { addRun } from './commands/run';
import { addSchema } from './commands/schema';
import { addShow } from './commands/show';
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
  for (const add of [
    ...[addRun, addVerify, addReview, addTrail, addSubject, addSchema, addDoctor, addInit],
    ...[addShow, addOpen, addDiff, addMerge, addRedact, addSelftest],
  ]) {
    add(command, context);
  }
  return command;
};
