import { chainFiles, type TrailFormat } from '../trail';
import { draw, linesOf, withLines } from './lines';
import type { Files, Tampering } from './types';

/** A drawn record that is neither the first nor the last of its file, and its neighbours. */
const target = (files: Files, random: () => number, format: TrailFormat) => {
  const roomy = chainFiles(files, format).filter((file) => linesOf(files, file).length >= 3);
  const file = roomy[draw(random, 0, roomy.length)];
  if (file === undefined) return null;
  const lines = linesOf(files, file);
  return { file, lines, index: draw(random, 1, lines.length - 1) };
};

type Edit = (lines: readonly string[], index: number, random: () => number) => readonly string[];

/** Edits the lines around a drawn record; the first bad one then stands `after` lines further on. */
const editing =
  (edit: Edit, after = 0): Tampering =>
  (files, random, format) => {
    const drawn = target(files, random, format);
    if (drawn === null) return null;
    const { file, lines, index } = drawn;
    return {
      files: withLines(files, file, edit(lines, index, random)),
      at: [{ file, line: index + 1 + after }],
    };
  };

/** Turns one character into its neighbour; its newline and the quotes stay. */
const changeByte: Edit = (lines, index, random) => {
  const line = lines[index] ?? '';
  const letters = [...line.matchAll(/[0-9a-z]/g)].map((match) => match.index);
  const at = letters[draw(random, 0, letters.length)] ?? 0;
  const changed = String.fromCharCode(line.charCodeAt(at) ^ 1);
  return lines.with(index, line.slice(0, at) + changed + line.slice(at + 1));
};

export const changedByte = editing(changeByte);

export const removedRecord = editing((lines, index) => lines.toSpliced(index, 1));

export const duplicatedRecord = editing(
  (lines, index) => lines.toSpliced(index, 0, lines[index] ?? ''),
  1,
);

/** The first record of the file once more, where it does not belong. */
export const insertedRecord = editing((lines, index) => lines.toSpliced(index, 0, lines[0] ?? ''));

export const swappedRecords = editing((lines, index) =>
  lines.toSpliced(index, 2, lines[index + 1] ?? '', lines[index] ?? ''),
);

/** Tells another story from one record on, and hashes all that follows anew under a key of his own. */
export const rechained: Tampering = (files, random, format) => {
  const drawn = target(files, random, format);
  if (drawn === null) return null;
  const { file, lines, index } = drawn;
  const { forgery } = format;
  const key = Buffer.from(Array.from({ length: 32 }, () => draw(random, 0, 256)));
  let previous = forgery.hashIn(lines[index - 1] ?? '');
  const rehash = (line: string): string => {
    const forged = forgery.rehash(line, previous, key);
    previous = forged?.hash ?? previous;
    return forged?.line ?? line;
  };
  const chain = chainFiles(files, format);
  const retold = lines.with(index, forgery.retell(lines[index] ?? ''));
  const forged = chain.slice(chain.indexOf(file)).reduce((changed, name) => {
    const before = name === file ? retold.slice(0, index) : [];
    const after = name === file ? retold.slice(index) : linesOf(files, name);
    return withLines(changed, name, [...before, ...after.map(rehash)]);
  }, files);
  return { files: forged, at: [{ file, line: index + 1 }] };
};
