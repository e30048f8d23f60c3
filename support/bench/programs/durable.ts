import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { durableLogger, readLines, routineEvents, type DurableLogger } from '../loggers';
import { answer } from './answer';
import type { DurableFigures } from './figures';

/** Batches that are emitted and then synced, over and over: `<logger> <directory>`. */
const [loggerName, directory = ''] = process.argv.slice(2);

const BATCHES = [100, 1000, 10_000] as const;
const WARM_UP_SECONDS = 0.15;
const TIMED_SECONDS = 0.5;

interface Stretch {
  readonly records: number;
  readonly seconds: number;
}

const stretch = async (logger: DurableLogger, batch: number, seconds: number): Promise<Stretch> => {
  const next = routineEvents();
  const start = performance.now();
  let records = 0;
  let elapsed = 0;
  while (elapsed < seconds) {
    for (let n = 0; n < batch; n += 1) logger.emit(next());
    await logger.sync();
    records += batch;
    elapsed = (performance.now() - start) / 1000;
  }
  return { records, seconds: elapsed };
};

const perSecond = async (batch: number): Promise<number> => {
  const place = join(directory, String(batch));
  await mkdir(place);
  const logger = await durableLogger(loggerName, batch)(place);
  const warmUp = await stretch(logger, batch, WARM_UP_SECONDS);
  const timed = await stretch(logger, batch, TIMED_SECONDS);
  await logger.end();
  const expected = warmUp.records + timed.records;
  const found = (await readLines(place)).length;
  if (found !== expected) {
    throw new Error(`expected ${expected} lines in ${place}, found ${found}; nothing to time`);
  }
  return timed.records / timed.seconds;
};

const main = async (): Promise<DurableFigures> => {
  const figures: Record<string, number> = {};
  for (const batch of BATCHES) figures[batch] = await perSecond(batch);
  return figures;
};

void main().then(answer);
