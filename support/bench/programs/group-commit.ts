import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { criticalEvents, openBenchTrail, readLines } from '../loggers';
import { answer } from './answer';
import { countingStorage } from './counting-storage';
import type { ConcurrentFigures, GroupCommitFigures } from './figures';
import { latencyOf, timed } from './latency';

/**
 * Many callers, each waiting for its CRITICAL event before the next one: `<directory>`. The peer
 * appends the same bytes and syncs each record for itself, with no word between the callers.
 */
const [directory = ''] = process.argv.slice(2);

const CALLERS = [1, 10, 100] as const;
const WARM_UP_SECONDS = 0.15;
const TIMED_SECONDS = 0.5;
const CAPACITY = 1000;

interface Contestant {
  readonly once: () => Promise<void>;
  readonly syncs: () => number;
}

/** Every caller goes on until the time is over. */
const crowd = async (
  { once, syncs }: Contestant,
  callers: number,
  seconds: number,
): Promise<ConcurrentFigures> => {
  const samples: number[] = [];
  const syncsBefore = syncs();
  const start = performance.now();
  const caller = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) await timed(samples, once);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const elapsed = (performance.now() - start) / 1000;
  return {
    ...latencyOf(samples),
    perSecond: samples.length / elapsed,
    records: samples.length,
    syncs: syncs() - syncsBefore,
  };
};

const afterWarmUp = async (contestant: Contestant, callers: number): Promise<ConcurrentFigures> => {
  await crowd(contestant, callers, WARM_UP_SECONDS);
  return crowd(contestant, callers, TIMED_SECONDS);
};

const withTrail = async (place: string, callers: number): Promise<ConcurrentFigures> => {
  const { storage, syncs } = countingStorage();
  const { trail, auditor, failures } = await openBenchTrail(place, { capacity: CAPACITY, storage });
  const next = criticalEvents();
  const figures = await afterWarmUp({ once: () => auditor.record(next()), syncs }, callers);
  await trail[Symbol.asyncDispose]();
  if (failures() > 0) throw new Error(`expected no failed event, found ${failures()}`);
  return figures;
};

const withBareFile = async (place: string, callers: number): Promise<ConcurrentFigures> => {
  const [line = ''] = await readLines(place);
  const bytes = Buffer.from(`${line}\n`);
  const file = await open(join(place, 'bare'), 'a');
  let syncs = 0;
  const once = async (): Promise<void> => {
    await file.write(bytes);
    syncs += 1;
    await file.datasync();
  };
  const figures = await afterWarmUp({ once, syncs: () => syncs }, callers);
  await file.close();
  return figures;
};

const main = async (): Promise<GroupCommitFigures> => {
  const figures: Record<string, GroupCommitFigures[string]> = {};
  for (const callers of CALLERS) {
    const place = join(directory, String(callers));
    await mkdir(place);
    const trail = await withTrail(place, callers);
    figures[callers] = { trail, bare: await withBareFile(place, callers) };
  }
  return figures;
};

void main().then(answer);
