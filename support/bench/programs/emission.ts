import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { benchKey, loggerNamed, readLines, routineEvents, type OpenLogger } from '../loggers';
import { quantile } from '../statistics';
import { answer } from './answer';
import type { EmissionFigures } from './figures';

/**
 * The cost of emitting, for one logger in a process of its own: `<logger> <directory>`.
 *
 * Three loggers after one another, each with files of its own: one to warm up, one to be timed as a
 * whole, one to be timed call by call, so that the clock is not part of what the second costs.
 */
const [loggerName, directory = ''] = process.argv.slice(2);

const WARM_UP = 8_000;
const TIMED = 25_000;
const SAMPLED = 10_000;

/** What one turn of a busy event loop may emit. */
const BURST = 1000;

const NANOSECONDS_PER_MICROSECOND = 1e3;

const open = loggerNamed(loggerName);

interface Pass {
  readonly directory: string;
  readonly wallSeconds: number;
  readonly cpuMicroseconds: number;
}

/** Emits so many events in bursts and waits until they are all in the file. */
const pass = async (
  name: string,
  count: number,
  openLogger: OpenLogger,
  timing?: number[],
): Promise<Pass> => {
  const place = join(directory, name);
  await mkdir(place);
  const next = routineEvents();
  const logger = await openLogger(place);
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  for (let done = 0; done < count; done += 1) {
    const event = next();
    if (timing === undefined) logger.emit(event);
    else {
      const before = process.hrtime.bigint();
      logger.emit(event);
      timing.push(Number(process.hrtime.bigint() - before) / NANOSECONDS_PER_MICROSECOND);
    }
    if (done % BURST === BURST - 1) await logger.turn();
  }
  await logger.end();
  const wallSeconds = Number(process.hrtime.bigint() - start) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  return { directory: place, wallSeconds, cpuMicroseconds: user + system };
};

const linesOf = async ({ directory: place }: Pass, expected: number): Promise<string[]> => {
  const lines = await readLines(place);
  if (lines.length === expected) return lines;
  throw new Error(`expected ${expected} lines in ${place}, found ${lines.length}; nothing to time`);
};

/** HMAC-SHA256 alone, one after the other over what was written: CPU microseconds a line. */
const hashing = (lines: readonly string[], key: Buffer | KeyObject): number => {
  const hashAll = (): void => {
    for (const line of lines) createHmac('sha256', key).update(line, 'utf8').digest('hex');
  };
  hashAll();
  const cpu = process.cpuUsage();
  hashAll();
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / lines.length;
};

const clockCost = (): number => {
  const costs = Array.from({ length: SAMPLED }, () => {
    const before = process.hrtime.bigint();
    return Number(process.hrtime.bigint() - before) / NANOSECONDS_PER_MICROSECOND;
  });
  return quantile(costs, 0.5);
};

const main = async (): Promise<EmissionFigures> => {
  await pass('warm-up', WARM_UP, open);
  const timed = await pass('timed', TIMED, open);
  const calls: number[] = [];
  const sampled = await pass('sampled', SAMPLED, open, calls);
  const lines = await linesOf(timed, TIMED);
  await linesOf(sampled, SAMPLED);
  return {
    perSecond: TIMED / timed.wallSeconds,
    cpuMicroseconds: timed.cpuMicroseconds / TIMED,
    p50Microseconds: quantile(calls, 0.5),
    p99Microseconds: quantile(calls, 0.99),
    lineBytes: lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0) / TIMED,
    hashKeyBytesMicroseconds: hashing(lines, benchKey()),
    hashKeyObjectMicroseconds: hashing(lines, createSecretKey(benchKey())),
    clockMicroseconds: clockCost(),
  };
};

void main().then(answer);
