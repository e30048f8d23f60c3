import { faultyStorage, fileStorage } from '../../../src/reference/audit';
import { openBenchTrail, readLines, routineEvents, type OpenedTrail } from '../loggers';
import { answer } from './answer';
import type { MemoryFigures } from './figures';

/**
 * A disk whose sync never answers, and ten times as many events as there is room for, twice over:
 * `<directory>`. Then the disk comes back, so that the counts can be compared with the files. Needs
 * `--expose-gc`: what is garbage is not memory the trail holds.
 */
const [directory = ''] = process.argv.slice(2);

const CAPACITY = 10_000;
const TIMES = 10;

/** The write of the first batch goes through; its sync, and all after it, do not. */
const CALLS_BEFORE_THE_STALL = 1;

interface InUse {
  readonly heap: number;
  readonly rss: number;
}

const memoryInUse = async (): Promise<InUse> => {
  // Twice, with a turn between: what a first collection finalizes, the second one frees.
  for (let n = 0; n < 2; n += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
};

interface Tally {
  emitted: number;
  refused: number;
  settled: number;
}

const emitter = ({ auditor }: OpenedTrail) => {
  const next = routineEvents();
  const tally: Tally = { emitted: 0, refused: 0, settled: 0 };
  const emit = (count: number): void => {
    for (let n = 0; n < count; n += 1) {
      const emission = auditor.emit(next());
      tally.emitted += 1;
      if (emission.failure !== null) tally.refused += 1;
      else {
        emission.onSettled(() => {
          tally.settled += 1;
        });
      }
    }
  };
  return { emit, tally };
};

const main = async (): Promise<MemoryFigures> => {
  const disk = faultyStorage(fileStorage);
  const opened = await openBenchTrail(directory, { capacity: CAPACITY, storage: disk.storage });
  const { emit, tally } = emitter(opened);
  disk.inject('stall', CALLS_BEFORE_THE_STALL);
  const before = await memoryInUse();
  emit(CAPACITY);
  const full = await memoryInUse();
  emit(CAPACITY * (TIMES - 1));
  const afterTenfold = await memoryInUse();
  emit(CAPACITY * TIMES);
  const afterTwentyfold = await memoryInUse();
  const { emitted, refused, settled } = tally;

  disk.inject('none', 0);
  await opened.trail[Symbol.asyncDispose]();
  return {
    capacity: CAPACITY,
    emitted,
    refused,
    settledWhileStalled: settled,
    heapWhenFull: full.heap - before.heap,
    heapAfterTenfold: afterTenfold.heap - before.heap,
    rssWhenFull: full.rss - before.rss,
    heapAfterTwentyfold: afterTwentyfold.heap - before.heap,
    rssAfterTwentyfold: afterTwentyfold.rss - before.rss,
    rssAfterTenfold: afterTenfold.rss - before.rss,
    ...(await opened.counted()),
    present: (await readLines(directory)).length,
  };
};

void main().then(answer);
