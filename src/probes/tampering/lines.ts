import type { Files } from './types';

/** The lines of a file, newlines included. */
export const linesOf = (files: Files, file: string): readonly string[] =>
  (files.get(file)?.toString() ?? '').split(/(?<=\n)/).filter((line) => line !== '');

/** The same trail with other lines in one file. */
export const withLines = (files: Files, file: string, lines: readonly string[]): Files =>
  new Map(files).set(file, Buffer.from(lines.join('')));

/** The same trail without one file and its digest. */
export const without = (files: Files, file: string): Files => {
  const left = new Map(files);
  left.delete(file);
  left.delete(`${file}.sha256`);
  return left;
};

/** An integer from `from` up to, and not including, `to`. */
export const draw = (random: () => number, from: number, to: number): number =>
  from + Math.floor(random() * (to - from));
