import { processContext } from './context';
import { exitWith } from './exit';
import { program } from './program';

/** Runs the command line of a process; every way to fail ends in an exit code. */
export const start = async (process: NodeJS.Process): Promise<void> => {
  const context = processContext(process);
  try {
    await program(context).parseAsync(process.argv);
  } catch (cause) {
    exitWith(cause, context);
  }
};
