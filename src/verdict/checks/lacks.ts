import { z } from 'zod';

/** What a format may fail to give whoever judges a trail of it. */
const kinds = [
  'key',
  'cover',
  'bounds',
  'sequence',
  'end',
  'link',
  'manifest',
  'severity',
] as const;

type LackKind = (typeof kinds)[number];

const lackSchema = z.strictObject({
  kind: z.enum(kinds),
  what: z.string().describe('In words that follow "the format of this trail has no".'),
});

/** Something that the format of a trail cannot prove, however well it was written. */
export type Lack = z.infer<typeof lackSchema>;

/** Left out where the format lacks nothing that a requirement asks for. */
export const lacksSchema = z.array(lackSchema).optional();

/** The words on what a format lacks, of these kinds if any are named; empty where nothing. */
export const lackOf = (lacks: readonly Lack[] = [], ...of: readonly LackKind[]): string => {
  const named = lacks
    .filter(({ kind }) => of.length === 0 || of.includes(kind))
    .map(({ what }) => `no ${what}`);
  const last = named.pop();
  if (last === undefined) return '';
  return `the format of this trail has ${named.length === 0 ? last : `${named.join(', ')} and ${last}`}`;
};

/** What was seen, and the lack that explains it, if one does. */
export const withLack = (seen: string, lack: string): string =>
  lack === '' ? seen : `${seen}; ${lack}`;
