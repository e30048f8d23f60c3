import { execFile } from 'node:child_process';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { comparedFigure, figure, type Series } from '../figure';
import { benchKey } from '../loggers';
import type { ReadingFigures } from '../programs/figures';
import { inRounds } from '../rounds';
import { measure } from '../run-program';
import type { Aim, Figure, Section } from '../types';

const ROUNDS = 3;
const EVENTS = { short: 100_000, long: 1_000_000 } as const;
const MEBIBYTE = 1024 * 1024;

const FAST: Aim = { of: 'value', relation: 'at least', limit: 500_000 };

/** A tenth is room for what a collection leaves lying; growth by record would be tenfold. */
const CONSTANT: Aim = { of: 'ratio', relation: 'at most', limit: 1.1 };

const CONTESTANTS = ['proofgate', 'JSON.parse + createHmac', 'sha256sum'] as const;
type Contestant = (typeof CONTESTANTS)[number];

interface Trail {
  readonly directory: string;
  readonly keyFile: string;
}

const writeTrail = async (parent: string, name: keyof typeof EVENTS): Promise<Trail> => {
  const directory = join(parent, name);
  const keyFile = join(parent, `${name}.key`);
  await mkdir(directory);
  await writeFile(keyFile, benchKey().toString('hex'));
  await measure('write-trail', [directory, String(EVENTS[name])]);
  return { directory, keyFile };
};

const filesOf = async ({ directory }: Trail): Promise<string[]> =>
  (await readdir(directory))
    .filter((name) => name.endsWith('.audit'))
    .map((name) => join(directory, name));

const bytesOf = async (files: readonly string[]): Promise<number> => {
  const stats = await Promise.all(files.map(async (file) => stat(file)));
  return stats.reduce((sum, { size }) => sum + size, 0);
};

const verify = ({ directory, keyFile }: Trail) =>
  measure<ReadingFigures>('reading/verify', [directory, keyFile]);

const plainly = ({ directory, keyFile }: Trail) =>
  measure<ReadingFigures>('reading/verify-plainly', [directory, keyFile]);

/** Its start is timed as well, a millisecond. */
const DIGEST = 'TIMEFORMAT="%U %S"; time sha256sum "$@" >/dev/null';

const digestSeconds = async (files: readonly string[]): Promise<number> => {
  const { stderr } = await promisify(execFile)('bash', ['-c', DIGEST, 'bash', ...files]);
  return stderr.split(' ').reduce((sum, seconds) => sum + Number(seconds), 0);
};

/** Verification speed beside a plain verifier and the digest alone, and memory at two lengths. */
export const reading = async (parent: string): Promise<Section> => {
  const short = await writeTrail(parent, 'short');
  const long = await writeTrail(parent, 'long');
  const files = await filesOf(long);
  const { records } = await verify(long);
  const rounds = await inRounds<Contestant, number>(CONTESTANTS, ROUNDS, async (who) => {
    if (who === 'sha256sum') return records / (await digestSeconds(files));
    const found = await (who === 'proofgate' ? verify(long) : plainly(long));
    if (found.records === records) return records / found.cpuSeconds;
    throw new Error(`expected ${records} records, ${who} found ${found.records}`);
  });
  const memory = await inRounds(['short', 'long'], ROUNDS, async (which) => {
    const { peakBytes } = await verify(which === 'short' ? short : long);
    return peakBytes / MEBIBYTE;
  });
  const bytes = await bytesOf(files);
  return {
    title: `Verification: a trail of ${records.toLocaleString('en')} records in ${files.length} files, by the reference`,
    method: `${ROUNDS} rounds in turns, each in a process of its own, by processor time of all its threads; ${Math.round(bytes / records)} bytes a record, from the page cache.`,
    figures: [...speeds(rounds), ...peaks(memory)],
  };
};

const speeds = (rounds: Record<Contestant, number[]>): Figure[] => {
  const series = (who: Contestant): Series => ({
    name: who,
    unit: 'records/CPU s',
    rounds: rounds[who],
  });
  const [own, plain, digest] = CONTESTANTS.map(series) as [Series, Series, Series];
  return [
    comparedFigure(own, plain, FAST),
    comparedFigure(own, digest),
    figure(plain),
    figure(digest),
  ];
};

const peaks = ({ short, long }: Record<keyof typeof EVENTS, number[]>): Figure[] => {
  const series = (which: keyof typeof EVENTS, rounds: number[]): Series => ({
    name: `${EVENTS[which] / 1000} k records, peak resident`,
    unit: 'MiB',
    rounds,
  });
  const [few, many] = [series('short', short), series('long', long)];
  return [figure(few), comparedFigure(many, few, CONSTANT)];
};
