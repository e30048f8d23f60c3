import { z } from 'zod';

/** Beyond it nobody reads a matrix, and two digits do not number its columns. */
export const MOST_COLUMNS = 99;

/** A subject on a backend: what one column of the matrix stands for. */
export interface Column {
  /** What the configuration calls it; it may call itself otherwise. */
  readonly name: string;
  readonly backend: string;
}

/** `mine on mock`. */
export const columnName = ({ name, backend }: Column): string => `${name} on ${backend}`;

/** Where the bundle of a column lies beneath `data/`: numbered, so that their order is told there too. */
export const columnPlace = ({ name, backend }: Column, index: number): string =>
  `subjects/${String(index + 1).padStart(2, '0')}-${`${name}-${backend}`.replace(/[^\w-]+/g, '_')}`;

/** What the bundle of a column says in its environment: which one it is, and beside which others. */
export const standsAmong = (columns: readonly Column[], index: number) => ({
  column: index + 1,
  of: columns.map(columnName),
});

const column = { name: z.string().min(1), backend: z.string().min(1) };

const judged = z.strictObject({
  ...column,
  bundle: z
    .string()
    .regex(/^subjects\/\d\d-[\w-]+$/)
    .describe('Where its whole bundle lies, beneath data.'),
  manifestSha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const notJudged = z.strictObject({
  ...column,
  exit: z.int().min(1).describe('As the run of this subject alone would have ended.'),
  reason: z.string().min(1),
});

/** `data/subjects.json` where several were judged in one run: which, in which order, and where. */
export const severalSchema = z.strictObject({
  format: z.literal('proofgate/several/1'),
  gate: z.strictObject({ name: z.literal('proofgate'), version: z.string() }),
  startedAt: z.iso.datetime({ offset: true }),
  finishedAt: z.iso.datetime({ offset: true }),
  wording: z.int().positive().describe('With which words comparison.md is drawn.'),
  subjects: z
    .array(z.union([judged, notJudged]))
    .min(2)
    .max(MOST_COLUMNS),
});

export type Several = z.infer<typeof severalSchema>;

export type Listed = Several['subjects'][number];

export const isJudged = (one: Listed): one is z.infer<typeof judged> => 'bundle' in one;
