import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createLogger, format, transports } from 'winston';
import { plainRecord, SERVICE_ID } from './record';
import type { OpenLogger } from './types';

/** winston with its file transport. */
export const openWinston: OpenLogger = (directory) => {
  const file = new transports.File({ filename: join(directory, 'winston.log') });
  const logger = createLogger({
    format: format.combine(format.timestamp(), format.json()),
    defaultMeta: { service_id: SERVICE_ID },
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- winston types its own transports as interfaces
    transports: [file],
  });
  return Promise.resolve({
    emit: (event) => {
      logger.info('audit', plainRecord(event));
    },
    turn: () => nextTurn(),
    end: async () => {
      const finished = once(file, 'finish');
      logger.end();
      await finished;
    },
    failed: () => null,
  });
};
