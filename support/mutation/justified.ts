import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Survivor } from './report';

const reasonsSchema = z.array(
  z.strictObject({
    file: z.string(),
    within: z.string().describe('The declaration that the mutants are in.'),
    why: z.string().min(10),
    changes: z.array(z.string()).min(1),
  }),
);

/** Why mutants survive, by where they are. */
export type Reasons = z.infer<typeof reasonsSchema>;

/** The reasons that are written down; keyed by names, so that lines may move. */
export const readReasons = (): Reasons =>
  reasonsSchema.parse(parse(readFileSync(join(__dirname, 'survivors.yaml'), 'utf8')));

/** What survived against what was said of it. */
export interface Accounts {
  readonly justified: readonly (Survivor & { readonly why: string })[];
  readonly unjustified: readonly Survivor[];
  /** Reasons for mutants that do not survive, as `file, within: change`. */
  readonly stale: readonly string[];
}

/** Holds the survivors of some files against the reasons for these files. */
export const hold = (
  survivors: readonly Survivor[],
  reasons: Reasons,
  files: ReadonlySet<string>,
): Accounts => {
  const why = new Map(
    reasons
      .filter(({ file }) => files.has(file))
      .flatMap((one) => one.changes.map((change) => [keyOf({ ...one, change }), one.why] as const)),
  );
  const keys = new Set(survivors.map(keyOf));
  return {
    justified: survivors.flatMap((one) => {
      const reason = why.get(keyOf(one));
      return reason === undefined ? [] : [{ ...one, why: reason }];
    }),
    unjustified: survivors.filter((one) => !why.has(keyOf(one))),
    stale: [...why.keys()].filter((key) => !keys.has(key)),
  };
};

const keyOf = ({ file, within, change }: Omit<Survivor, 'line'>): string =>
  `${file}, ${within}: ${change}`;
