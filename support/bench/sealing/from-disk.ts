import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { comparedFigure, figure, type Series } from '../figure';
import type { SealingFigures } from '../programs/figures';
import { inOwnDirectory, inRounds } from '../rounds';
import { measure } from '../run-program';
import type { Aim, Section } from '../types';

const MEBIBYTE = 1024 * 1024;
const MODEL_BYTES = 2048 * MEBIBYTE;
const ROUNDS = 3;
const DEADLINE_MS = 300_000;

/** The model is written to the device and read back for its digest; sha256sum reads it once. */
const TIME: Aim = { of: 'ratio', relation: 'at most', limit: 1.2 };
const MEMORY: Aim = { of: 'value', relation: 'at most', limit: 256 };

/** A file that no file system can fold together. */
const writeModel = async (path: string): Promise<void> => {
  const block = randomBytes(64 * MEBIBYTE);
  await using file = await open(path, 'w');
  for (let written = 0; written < MODEL_BYTES; written += block.length) {
    block.writeUInt32LE(written / MEBIBYTE);
    await file.write(block);
  }
};

type Run = SealingFigures | Pick<SealingFigures, 'digest' | 'seconds'>;

const digestAlone = async (path: string): Promise<Run> => {
  const start = performance.now();
  const { stdout } = await promisify(execFile)('sha256sum', [path], { timeout: DEADLINE_MS });
  return { digest: stdout.slice(0, 64), seconds: (performance.now() - start) / 1000 };
};

const contestants = {
  sealing: (path: string): Promise<Run> =>
    measure<SealingFigures>('sealing', [path, String(MODEL_BYTES)], { deadlineMs: DEADLINE_MS }),
  sha256sum: digestAlone,
};

const requireOneDigest = (runs: readonly Run[]): void => {
  const digests = new Set(runs.map(({ digest }) => digest));
  if (digests.size !== 1) throw new Error('expected one digest of one file; nothing to compare');
};

const seconds = (name: string, runs: readonly Run[]): Series => ({
  name: `${name}, 2 GiB`,
  unit: 's',
  rounds: runs.map((run) => run.seconds),
});

const mebibytes = (runs: readonly Run[]): Series => ({
  name: 'sealing, resident beside the device memory',
  unit: 'MiB',
  rounds: runs.map((run) => ('besideDeviceBytes' in run ? run.besideDeviceBytes : NaN) / MEBIBYTE),
});

/** Sealing from disk against the digest of the same file, which lies in the page cache for both. */
export const fromDisk = (directory: string): Promise<Section> =>
  inOwnDirectory(directory, async (place) => {
    const path = join(place, 'model.gguf');
    await writeModel(path);
    await digestAlone(path);
    const names = ['sealing', 'sha256sum'] as const;
    const runs = await inRounds(names, ROUNDS, (name) => contestants[name](path));
    requireOneDigest([...runs.sealing, ...runs.sha256sum]);
    const peer = seconds('sha256sum', runs.sha256sum);
    return {
      title: 'Sealing a model of 2 GiB from disk, on the mock backend',
      method: `${ROUNDS} rounds in turns, each in a process of its own, the file in the page cache; sealing includes the copy to the device, the read-back and the signature.`,
      figures: [
        comparedFigure(seconds('sealing', runs.sealing), peer, TIME),
        figure(peer),
        figure(mebibytes(runs.sealing), MEMORY),
      ],
    };
  });
