import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A directory of its own, gone when the test ends. */
export const temporaryPlace = async (context: TestContext): Promise<string> => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-probes-'));
  context.after(() => rm(place, { recursive: true, force: true }));
  return place;
};
