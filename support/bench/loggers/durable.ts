import { join } from 'node:path';
import pino from 'pino';
import type { AuditEvent } from '../../../src/reference/audit';
import { openBenchTrail } from './open-trail';
import { GATHERED_BYTES, pinoOptions } from './pino';
import { plainRecord } from './record';

/** A logger that can be told to put what it has been given on the medium. */
export interface DurableLogger {
  emit(event: AuditEvent): void;
  /** Settles when everything emitted is synced. */
  sync(): Promise<void>;
  end(): Promise<void>;
}

export type OpenDurableLogger = (directory: string) => Promise<DurableLogger>;

/** The trail, with room for one batch; `flush` alone decides when it writes. */
const openDurableTrail =
  (batch: number): OpenDurableLogger =>
  async (directory) => {
    const { trail, auditor } = await openBenchTrail(directory, {
      capacity: batch,
      batchSize: batch + 1,
    });
    return {
      emit: (event) => void auditor.emit(event),
      sync: () => trail.flush(),
      end: async () => trail[Symbol.asyncDispose](),
    };
  };

/** pino as it advises for speed; its `flushSync` writes what is gathered and ends with an fsync. */
const openDurablePino: OpenDurableLogger = (directory) => {
  const dest = join(directory, 'pino.log');
  const destination = pino.destination({ dest, sync: true, minLength: GATHERED_BYTES });
  const logger = pino(pinoOptions, destination);
  return Promise.resolve({
    emit: (event) => {
      logger.info(plainRecord(event));
    },
    sync: () => {
      destination.flushSync();
      return Promise.resolve();
    },
    end: () => {
      destination.end();
      return Promise.resolve();
    },
  });
};

/** @throws RangeError for a name that is neither of the two */
export const durableLogger = (name: string | undefined, batch: number): OpenDurableLogger => {
  if (name === 'trail') return openDurableTrail(batch);
  if (name === 'pino') return openDurablePino;
  throw new RangeError(`expected trail or pino, found ${name ?? ''}`);
};
