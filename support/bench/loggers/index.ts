import { openPinoAsync, openPinoSync, openPinoTransport } from './pino';
import { openTrailLogger } from './trail';
import type { OpenLogger } from './types';
import { openWinston } from './winston';

export { durableLogger, type DurableLogger } from './durable';
export { criticalEvents, routineEvents } from './events';
export { benchKey, openBenchTrail, type OpenedTrail } from './open-trail';
export { readLines } from './read-lines';
export type { Logger, OpenLogger } from './types';

/** Every logger that is compared, by the name it has in the report. */
export const loggers = {
  trail: openTrailLogger,
  'pino sync': openPinoSync,
  'pino async': openPinoAsync,
  'pino transport': openPinoTransport,
  winston: openWinston,
} as const satisfies Readonly<Record<string, OpenLogger>>;

export type LoggerName = keyof typeof loggers;

/** @throws RangeError for a name that is none of them */
export const loggerNamed = (name: string | undefined): OpenLogger => {
  const found = Object.entries(loggers).find(([known]) => known === name);
  if (found !== undefined) return found[1];
  throw new RangeError(`expected one of ${Object.keys(loggers).join(', ')}, found ${name ?? ''}`);
};
