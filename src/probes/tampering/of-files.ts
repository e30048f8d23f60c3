import { chainFiles } from '../trail';
import { linesOf, withLines, without } from './lines';
import type { Files, Place, Tampering } from './types';

/** The last records are gone; the first of them is what is missing. */
export const cutOff =
  (count: number): Tampering =>
  (files, _, format) => {
    const file = chainFiles(files, format).at(-1);
    if (file === undefined) return null;
    const lines = linesOf(files, file);
    const left = lines.slice(0, Math.max(0, lines.length - count));
    return { files: withLines(files, file, left), at: [{ file, line: left.length + 1 }] };
  };

const removing =
  (choose: (chain: readonly string[]) => number, at: Follow): Tampering =>
  (files, _, format) => {
    const chain = chainFiles(files, format);
    const file = chain[choose(chain)];
    if (file === undefined || chain.length < 3) return null;
    return {
      files: without(files, file),
      at: [{ file, line: 1 }, ...at(files, chain, choose(chain))],
    };
  };

type Follow = (files: Files, chain: readonly string[], index: number) => readonly Place[];

/** What follows a gap names it as well. */
const nextFile: Follow = (_, chain, index) => [{ file: chain[index + 1] ?? '', line: 1 }];

const endOfPrevious: Follow = (files, chain, index) => {
  const file = chain[index - 1] ?? '';
  return [{ file, line: linesOf(files, file).length + 1 }];
};

export const removedFirstFile = removing(() => 0, nextFile);
export const removedMiddleFile = removing((chain) => Math.floor(chain.length / 2), nextFile);
export const removedLastFile = removing((chain) => chain.length - 1, endOfPrevious);
