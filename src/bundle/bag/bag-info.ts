/** The labels of bag-info.txt, in order. */
export type BagInfo = ReadonlyMap<string, string>;

/** One label a line; a value is one line, so what would break it becomes a blank. */
export const formatBagInfo = (info: BagInfo): string =>
  [...info].map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('');

/** Reads the labels; a line that is none is left out, for the digest of the file holds it. */
export const parseBagInfo = (text: string): BagInfo =>
  new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const [, label, value] = /^([^:\s][^:]*): (.*)$/.exec(line) ?? [];
      return label === undefined || value === undefined ? [] : [[label, value]];
    }),
  );
