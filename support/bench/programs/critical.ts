import { fdatasyncSync, writeSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { criticalEvents, openBenchTrail, readLines } from '../loggers';
import { answer } from './answer';
import type { CriticalFigures } from './figures';
import { latencyOf, timed } from './latency';

/**
 * A CRITICAL event until it is synced, against the bare write and fdatasync of the same bytes, in
 * turns: `<directory>`. The bare calls are made twice, blocking and not, because the trail may not
 * block and pays what it costs to go to another thread and back.
 */
const [directory = ''] = process.argv.slice(2);

const WARM_UP = 300;
const TIMED_SECONDS = 1.6;
const CAPACITY = 1000;

/** A bare file takes the bytes that the trail has just written for its own event. */
const openBare = async (name: string) => open(join(directory, name), 'a');

const main = async (): Promise<CriticalFigures> => {
  const place = join(directory, 'trail');
  await mkdir(place);
  const { trail, auditor, failures } = await openBenchTrail(place, { capacity: CAPACITY });
  const next = criticalEvents();
  for (let n = 0; n < WARM_UP; n += 1) await auditor.record(next());
  const lines = (await readLines(place)).map((line) => Buffer.from(`${line}\n`));

  const blocking = await openBare('bare');
  const waiting = await openBare('bare-async');
  let turn = 0;
  const bytes = () => lines[turn % lines.length] ?? Buffer.alloc(0);
  const samples = { trail: [] as number[], bare: [] as number[], bareAsync: [] as number[] };
  const contestants = [
    () => timed(samples.trail, () => auditor.record(next())),
    () =>
      timed(samples.bare, () => {
        writeSync(blocking.fd, bytes());
        fdatasyncSync(blocking.fd);
      }),
    () =>
      timed(samples.bareAsync, async () => {
        await waiting.write(bytes());
        await waiting.datasync();
      }),
  ];
  const round = async (): Promise<void> => {
    for (let n = 0; n < contestants.length; n += 1) {
      await contestants[(turn + n) % contestants.length]?.();
    }
    turn += 1;
  };
  for (let n = 0; n < WARM_UP; n += 1) await round();
  for (const list of Object.values(samples)) list.length = 0;
  const start = performance.now();
  while (performance.now() - start < TIMED_SECONDS * 1000) await round();

  await Promise.all([blocking.close(), waiting.close()]);
  await trail[Symbol.asyncDispose]();
  if (failures() > 0) throw new Error(`expected no failed event, found ${failures()}`);
  return {
    trail: latencyOf(samples.trail),
    bare: latencyOf(samples.bare),
    bareAsync: latencyOf(samples.bareAsync),
    samples: samples.trail.length,
    bytes: lines.reduce((sum, line) => sum + line.length, 0) / lines.length,
  };
};

void main().then(answer);
