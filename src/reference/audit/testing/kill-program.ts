import { randomUUID } from 'node:crypto';
import { fileStorage } from '../file-storage';
import { lineLog } from '../log';
import { openTrail } from '../buffered-trail';
import { aCriticalEvent, aRoutineEvent } from './trail-room';

/**
 * Works on a trail at random until somebody kills it: `<directory> <life>`. Says `opening`, then
 * `open`, then the name of each critical event as soon as it was acknowledged.
 */
const [directory = '', life = ''] = process.argv.slice(2);

const say = (word: string) => void process.stdout.write(`${word}\n`);

const upTo = (limit: number): number => Math.floor(Math.random() * limit);

const main = async (): Promise<void> => {
  say('opening');
  const trail = await openTrail({
    settings: {
      directory,
      service_id: 'killed',
      flush: { mode: 'hybrid', batch_size: 20, interval_ms: 5, critical_wait_ms: 10_000 },
      buffer_capacity: 1000,
      rotation: { max_bytes: 40_000 },
    },
    storage: fileStorage,
    readKey: () => Promise.resolve(Buffer.alloc(32, 7)),
    clock: Date.now,
    newId: randomUUID,
    log: lineLog((line) => void process.stderr.write(line), Date.now),
  });
  say('open');
  for (let n = 0; ; n += 1) {
    for (let burst = upTo(30); burst > 0; burst -= 1) trail.emit(aRoutineEvent(), 'routine');
    if (upTo(20) === 0) await trail.custody.rotate();
    const name = `life-${life}-${n}`;
    await trail.emit(aCriticalEvent(name), 'critical').reached('synced');
    say(name);
  }
};

void main();
