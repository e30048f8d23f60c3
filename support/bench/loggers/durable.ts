import { createHmac, createSecretKey } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import type { AuditEvent } from '../../../src/reference/audit';
import { benchKey, openBenchTrail } from './open-trail';
import { GATHERED_BYTES, pinoOptions } from './pino';
import { plainRecord, SERVICE_ID } from './record';

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

/** As long as what only a chained record says: its place in the chain. */
const AS_LONG = {
  seq: 1_000_000,
  log_id: '00000000-0000-4000-8000-000000000000',
  prev_hash: '0'.repeat(64),
  hash: '0'.repeat(64),
};

/** pino as it advises for speed; its `flushSync` writes what is gathered and ends with an fsync. */
const openDurablePino =
  (more: object): OpenDurableLogger =>
  (directory) => {
    const dest = join(directory, 'pino.log');
    const destination = pino.destination({ dest, sync: true, minLength: GATHERED_BYTES });
    const logger = pino(pinoOptions, destination);
    return Promise.resolve({
      emit: (event) => {
        logger.info({ ...plainRecord(event), ...more });
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

/**
 * What no chained trail can do without: each line hashed, one write and one fdatasync a batch. Lines
 * are made beforehand, so that an emission costs nothing.
 */
const openBareChain: OpenDurableLogger = async (directory) => {
  const file = await open(join(directory, 'bare.log'), 'a');
  const key = createSecretKey(benchKey());
  const lines = new Map<AuditEvent, string>();
  let waiting: string[] = [];
  const timestamp = new Date(0).toISOString();
  const serialize = (event: AuditEvent): string =>
    `${JSON.stringify({ ...plainRecord(event), timestamp, service_id: SERVICE_ID, ...AS_LONG })}\n`;
  const lineOf = (event: AuditEvent): string => {
    const line = lines.get(event) ?? serialize(event);
    lines.set(event, line);
    return line;
  };
  return {
    emit: (event) => {
      waiting.push(lineOf(event));
    },
    sync: async () => {
      for (const line of waiting) createHmac('sha256', key).update(line).digest('hex');
      await file.appendFile(waiting.join(''));
      waiting = [];
      await file.datasync();
    },
    end: () => file.close(),
  };
};

/** @throws RangeError for a name that is none of them */
export const durableLogger = (name: string | undefined, batch: number): OpenDurableLogger => {
  if (name === 'trail') return openDurableTrail(batch);
  if (name === 'pino') return openDurablePino({});
  if (name === 'pino, as many bytes') return openDurablePino(AS_LONG);
  if (name === 'bare chain') return openBareChain;
  throw new RangeError(`expected trail, pino or bare chain, found ${name ?? ''}`);
};
