import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory of its own, gone when the process of the test ends. */
export const temporaryPlace = async (): Promise<string> => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-bundle-'));
  process.once('exit', () => {
    rmSync(place, { recursive: true, force: true });
  });
  return place;
};
