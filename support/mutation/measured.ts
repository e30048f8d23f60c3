import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { StrykerReport } from './report';

/** The sources of a folder that mutants are made of, each with the digest it had. */
export type Sources = Readonly<Record<string, string>>;

/** The sources of a folder as they stand; `root` is what the paths start from. */
export const sourcesOf = (folder: string, root = '.'): Sources =>
  Object.fromEntries(
    globSync(`${folder}/**/*.ts`, { cwd: root })
      .filter((file) => !file.endsWith('.test.ts') && !file.includes('/testing/'))
      .sort()
      .map((file) => [file, digestOf(`${root}/${file}`)]),
  );

const digestOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

/** What differs between what was measured and what stands there now: changed, new or gone. */
export const changedSince = (measured: Sources, now: Sources): readonly string[] =>
  [...new Set([...Object.keys(measured), ...Object.keys(now)])]
    .filter((file) => measured[file] !== now[file])
    .sort();

/** What was found of each file, and the sources that it was found of. */
export interface Measurement extends StrykerReport {
  readonly sources: Sources;
}

/** What was found of some files takes the place of what was found before; what is gone is dropped. */
export const renewed = (
  before: Measurement,
  { files }: StrykerReport,
  tried: Sources,
  now: Sources,
): Measurement => {
  const stays = ([file]: readonly [string, unknown]) => file in now && !(file in tried);
  const kept = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(stays));
  return {
    files: { ...kept(before.files), ...files },
    sources: { ...kept(before.sources), ...tried },
  };
};
