import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { loggerNamed, routineEvents } from '../loggers';

/**
 * Emits a thousand events and ends in one of the ways a process can: `<logger> <directory>
 * <ending>`. What is told of failures on the way goes to standard error.
 */
const [loggerName, directory = '', ending = ''] = process.argv.slice(2);

const EVENTS = 1000;

/** Long enough for any of them to have its file open. */
const SETTLED_MS = 100;

const nothing = (): void => undefined;

const endings: Readonly<Record<string, () => void>> = {
  'SIGTERM, unhandled': () => process.kill(process.pid, 'SIGTERM'),
  'SIGTERM, handler exits': () => {
    process.once('SIGTERM', () => process.exit(0));
    process.kill(process.pid, 'SIGTERM');
  },
  'process.exit at once': () => process.exit(0),
  'process.exit, file open': () => process.exit(0),
  'natural end': nothing,
  'natural end, disk full': nothing,
};

const main = async (): Promise<void> => {
  const end = endings[ending];
  if (end === undefined) throw new RangeError(`expected an ending, found ${ending}`);
  const logger = await loggerNamed(loggerName)(directory);
  process.once('exit', () => {
    const failed = logger.failed();
    if (failed !== null && failed > 0) writeSync(process.stderr.fd, `failed: ${failed}\n`);
  });
  if (ending === 'process.exit, file open') await wait(SETTLED_MS);
  const next = routineEvents();
  for (let n = 0; n < EVENTS; n += 1) logger.emit(next());
  end();
};

void main();
