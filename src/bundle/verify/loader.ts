import type { BagUnderTest } from './bag-under-test';
import { problemOf } from './condition';

/** Reads documents one by one and keeps what is wrong with those that cannot be read. */
export interface Loader {
  readonly load: <T>(path: string, read: (text: string) => T) => Promise<T | null>;
  readonly problems: readonly string[];
}

/** A loader for a bag; what it could not read is `null` and told among the problems. */
export const loaderOf = (bag: BagUnderTest): Loader => {
  const problems: string[] = [];
  return {
    problems,
    load: async (path, read) => {
      try {
        return read(await bag.text(path));
      } catch (error) {
        problems.push(`${path}: ${problemOf(error).replace(/\s+/g, ' ').slice(0, 300)}`);
        return null;
      }
    },
  };
};
