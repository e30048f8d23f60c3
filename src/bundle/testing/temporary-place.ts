import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const places: string[] = [];

process.once('exit', () => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
});

/** A directory of its own, gone when the process of the test ends. */
export const temporaryPlace = async (): Promise<string> => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-bundle-'));
  places.push(place);
  return place;
};
