import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pino from 'pino';
import { plainRecord, SERVICE_ID } from './record';
import type { Logger, OpenLogger } from './types';

/** What pino's own guide to asynchronous logging has it gather before it writes. */
export const GATHERED_BYTES = 4096;

const FILE = 'pino.log';

/** Time and service as pino adds them most cheaply: one written by hand, one serialized once. */
export const pinoOptions: pino.LoggerOptions = {
  base: { service_id: SERVICE_ID },
  timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
};

const asLogger = (logger: pino.Logger, end: () => Promise<void>): Logger => ({
  emit: (event) => {
    logger.info(plainRecord(event));
  },
  turn: () => nextTurn(),
  end,
  failed: () => null,
});

const onDestination = (settings: { dest: string; sync: boolean; minLength: number }): Logger => {
  const destination = pino.destination(settings);
  return asLogger(pino(pinoOptions, destination), async () => {
    const closed = once(destination, 'close');
    destination.end();
    await closed;
  });
};

/** pino as it comes: each record is written before the call returns. */
export const openPinoSync: OpenLogger = (directory) =>
  Promise.resolve(onDestination({ dest: join(directory, FILE), sync: true, minLength: 0 }));

/** pino with an asynchronous destination, which gathers 4 KiB before it writes. */
export const openPinoAsync: OpenLogger = (directory) =>
  Promise.resolve(
    onDestination({ dest: join(directory, FILE), sync: false, minLength: GATHERED_BYTES }),
  );

/** pino with the file written by a worker thread. */
export const openPinoTransport: OpenLogger = (directory) => {
  const stream = pino.transport<Record<string, unknown>>({
    target: 'pino/file',
    options: { destination: join(directory, FILE) },
  });
  return Promise.resolve(
    asLogger(pino(pinoOptions, stream), async () => {
      const closed = once(stream, 'close');
      stream.end();
      await closed;
    }),
  );
};
