import { exitCode } from '../verdict';
import { processContext } from './context';
import { exitWith } from './exit';
import { program } from './program';

/**
 * Runs the command line of a process; every way to fail ends in an exit code. A command that never
 * comes to its end, because what it waits for is gone, would end a process well: it is a fault.
 */
export const start = async (process: NodeJS.Process): Promise<void> => {
  const context = processContext(process);
  const breakOff = (): void => {
    context.err.write('proofgate: a fault of the gate itself: it ended before the command did\n');
    context.exit(exitCode('broken'));
  };
  process.once('exit', breakOff);
  try {
    await program(context).parseAsync(process.argv);
  } catch (cause) {
    exitWith(cause, context);
  }
  process.off('exit', breakOff);
};
