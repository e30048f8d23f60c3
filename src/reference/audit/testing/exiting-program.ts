import { randomUUID } from 'node:crypto';
import { flushOnExit } from '../flush-on-exit';
import { fileStorage } from '../file-storage';
import { lineLog } from '../log';
import { openTrail } from '../buffered-trail';
import type { Trail } from '../trail';
import { aRoutineEvent } from './trail-room';

/** Ends in one of the ways a process can, with events in the buffer: `<directory> <ending>`. */
const [directory = '', ending = ''] = process.argv.slice(2);
const EVENTS = 1000;

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** What a worker does on a signal, however often it comes: it lets go of its trail, once. */
const disposeOnSignal = (trail: Trail) => {
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      void trail[Symbol.asyncDispose]().then(() => process.exit(0));
    });
  }
};

const endings: Readonly<Record<string, (trail: Trail) => void | Promise<void>>> = {
  'natural end': () => undefined,
  'process.exit in the same tick': () => process.exit(0),
  'process.exit during a write': async (trail) => {
    void trail.flush();
    await nextTurn();
    process.exit(0);
  },
  'SIGTERM in the same tick': (trail) => {
    disposeOnSignal(trail);
    process.kill(process.pid, 'SIGTERM');
  },
  'SIGINT in the same tick': (trail) => {
    disposeOnSignal(trail);
    process.kill(process.pid, 'SIGINT');
  },
  'SIGTERM, and again during the flush': async (trail) => {
    disposeOnSignal(trail);
    process.kill(process.pid, 'SIGTERM');
    await nextTurn();
    process.kill(process.pid, 'SIGTERM');
    await nextTurn();
    process.kill(process.pid, 'SIGTERM');
  },
  'unhandled rejection': () => {
    void Promise.reject(new Error('unhandled on purpose'));
  },
  'uncaught exception': () => {
    throw new Error('uncaught on purpose');
  },
};

const main = async (): Promise<void> => {
  const trail = await openTrail({
    settings: {
      directory,
      service_id: 'exiting',
      flush: { mode: 'hybrid', batch_size: 5000, interval_ms: 3_600_000, critical_wait_ms: 1_000 },
      buffer_capacity: EVENTS,
    },
    storage: fileStorage,
    readKey: () => Promise.resolve(Buffer.alloc(32, 7)),
    clock: Date.now,
    newId: randomUUID,
    log: lineLog((line) => void process.stderr.write(line), Date.now),
  });
  flushOnExit(trail, process);
  for (let n = 0; n < EVENTS; n += 1) trail.emit(aRoutineEvent(`shard-${n}`), 'routine');
  await endings[ending]?.(trail);
};

void main();
