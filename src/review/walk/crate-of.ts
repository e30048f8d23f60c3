import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The crate or package that a file belongs to. */
export interface CratePlace {
  readonly name: string;
  /** Absolute. */
  readonly root: string;
}

/** Finds the nearest manifest above each file, and asks the disk about a directory only once. */
export const crateFinder = (outermost: string): ((file: string) => CratePlace) => {
  const known = new Map<string, CratePlace>();
  const placeOf = (directory: string): CratePlace => {
    const before = known.get(directory);
    if (before !== undefined) return before;
    const name = nameIn(directory);
    const isLast = directory === outermost || dirname(directory) === directory;
    const place =
      name !== null || isLast
        ? { name: name ?? basename(directory), root: directory }
        : placeOf(dirname(directory));
    known.set(directory, place);
    return place;
  };
  return (file) => placeOf(dirname(file));
};

const nameIn = (directory: string): string | null => {
  const cargo = textOf(join(directory, 'Cargo.toml'));
  // A workspace without a package of its own is no crate.
  const section = /^\[package\]([^[]*)/m.exec(cargo ?? '')?.[1];
  if (section !== undefined) {
    return /^\s*name\s*=\s*["']([^"']+)["']/m.exec(section)?.[1] ?? basename(directory);
  }
  const npm = textOf(join(directory, 'package.json'));
  if (npm === null) return null;
  return /"name"\s*:\s*"([^"]+)"/.exec(npm)?.[1] ?? basename(directory);
};

const textOf = (file: string): string | null =>
  existsSync(file) ? readFileSync(file, 'utf8') : null;
