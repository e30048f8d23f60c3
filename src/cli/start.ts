import { exitCode } from '../verdict';
import { processContext, type Context } from './context';
import { exitWith } from './exit';
import { program } from './program';

/**
 * Runs the command line of a process; every way to fail ends in an exit code. A command that never
 * comes to its end, because what it waits for is gone, would end a process well: it is a fault.
 */
export const start = async (process: NodeJS.Process): Promise<void> => {
  const context = processContext(process);
  ignoreBrokenPipes(context);
  endBrokenWhereUncaught(process);
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

/** Who stops reading, as `head` does, changes no verdict and no exit code. */
const ignoreBrokenPipes = ({ out, err }: Context): void => {
  for (const stream of [out, err]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
};

/**
 * What nobody catches is a fault of the gate; Node would end with 1, which is a violation. Not caught
 * here: while a step runs Cucumber does, and takes it for a failure of that step.
 */
const endBrokenWhereUncaught = (process: NodeJS.Process): void => {
  let isUncaught = false;
  process.on('uncaughtExceptionMonitor', () => {
    isUncaught = true;
    setImmediate(() => {
      isUncaught = false;
    });
  });
  process.on('exit', () => {
    if (isUncaught) process.exitCode = exitCode('broken');
  });
};
