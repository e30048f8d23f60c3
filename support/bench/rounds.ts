import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Runs a part in a directory of its own, which is gone afterwards: a full disk is slower. */
export const inOwnDirectory = async <T>(
  parent: string,
  part: (directory: string) => Promise<T>,
): Promise<T> => {
  const directory = await mkdtemp(join(parent, 'round-'));
  try {
    return await part(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
};

/**
 * Measures contestants in rounds, one after the other, each round beginning with the next of them: a
 * slow spell of the machine, or what the one before left behind, strikes nobody in particular.
 */
export const inRounds = async <Name extends string, T>(
  contestants: readonly Name[],
  count: number,
  measureOne: (name: Name) => Promise<T>,
): Promise<Record<Name, T[]>> => {
  const found = Object.fromEntries(contestants.map((name) => [name, []])) as unknown as Record<
    Name,
    T[]
  >;
  for (let round = 0; round < count; round += 1) {
    const first = round % contestants.length;
    for (const name of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      found[name].push(await measureOne(name));
    }
  }
  return found;
};
