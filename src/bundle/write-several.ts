import { createPublicKey, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { regulations, requirements } from '../catalogue';
import { renderSeveral } from '../site';
import { sha256 } from './bag';
import { WORDING } from './documents';
import { keyId } from './dsse';
import { layout } from './layout';
import { pathScrubber } from './payload/machine-paths';
import { pretty } from './payload/pretty';
import {
  columnPlace,
  drawnAt,
  drawSeveral,
  reportOf,
  severalSchema,
  standsAmong,
  type Column,
  type Listed,
  type Several,
  type ToldColumn,
} from './several';
import { sealSeveral } from './sign';
import type { Catalogue } from './types';
import { loadDocuments, openBag, toldColumn } from './verify';
import { writeWhole } from './write-whole';

/** What became of one of several subjects: the name of its bundle, or why there is none. */
export type ColumnOutcome =
  { readonly bundle: string } | { readonly exit: number; readonly reason: string };

/** A run over several subjects, and how each is judged. */
export interface SeveralInput {
  /** The final directory; it must not exist yet. It is written beside and renamed at the end. */
  readonly directory: string;
  readonly gate: Several['gate'];
  readonly columns: readonly Column[];
  readonly now: () => Date;
  readonly signingKey: KeyObject | null;
  /**
   * Judges one, with its bundle left beneath `output`. Its environment must hold `among`, so that
   * one left out later is missed by all others.
   */
  readonly judge: (
    index: number,
    output: string,
    among: ReturnType<typeof standsAmong>,
  ) => Promise<ColumnOutcome>;
  /** Directories of this machine by the word that replaces them. */
  readonly machinePaths?: Readonly<Record<string, string>>;
  readonly catalogue?: Catalogue;
}

/**
 * Judges several subjects, one after the other, and seals their bundles in one: each of them whole
 * and sealed by itself, with a matrix, a comparison and a page over all of them.
 *
 * @throws {BundleError} `EXISTS`, `UNWRITABLE`; {RangeError} when no subject could be judged.
 */
export const writeSeveral = async (input: SeveralInput): Promise<{ readonly exit: number }> =>
  writeWhole(input.directory, async (partial) => {
    const startedAt = input.now().toISOString();
    const { listed, columns } = await judgeAll(partial, input);
    const several = severalSchema.parse({
      ...{ format: 'proofgate/several/1', gate: input.gate, startedAt },
      ...{ finishedAt: input.now().toISOString(), wording: WORDING, subjects: listed },
    });
    const drawn = drawSeveral(several, columns);
    const signedBy = input.signingKey && keyId(createPublicKey(input.signingKey));
    const page = renderSeveral({ ...reportOf(several, drawn, columns), signedBy });
    for (const [path, text] of [
      [layout.subjects, pretty(several)],
      ...drawnAt(drawn),
      [layout.report, page],
    ] as const) {
      await mkdir(dirname(join(partial, path)), { recursive: true });
      await writeFile(join(partial, path), text);
    }
    await sealSeveral(partial, input.signingKey);
    return { exit: drawn.matrix.exit };
  });

const judgeAll = async (
  partial: string,
  { columns: asked, judge, machinePaths, catalogue = { requirements, regulations } }: SeveralInput,
) => {
  const scrub = pathScrubber({ output: dirname(partial), ...machinePaths });
  const output = join(partial, layout.columns);
  await mkdir(output, { recursive: true });
  const listed: Listed[] = [];
  const columns: (ToldColumn | null)[] = [];
  for (const [index, column] of asked.entries()) {
    const { name, backend } = column;
    const outcome = await judge(index, output, standsAmong(asked, index));
    if ('reason' in outcome) {
      listed.push({ name, backend, exit: outcome.exit, reason: scrub(outcome.reason) });
      columns.push(null);
      continue;
    }
    const bundle = columnPlace(column, index);
    const place = join(partial, 'data', bundle);
    await rename(join(output, outcome.bundle), place);
    const manifestSha256 = sha256(await readFile(join(place, layout.manifest)));
    listed.push({ name, backend, bundle, manifestSha256 });
    columns.push(await tell(place, catalogue));
  }
  return { listed, columns };
};

/** Reads a bundle that was written a moment ago. */
const tell = async (place: string, catalogue: Catalogue): Promise<ToldColumn> => {
  const bag = await openBag(place);
  const { documents, problems } = await loadDocuments(bag);
  if (documents) return toldColumn(bag, documents, catalogue);
  throw new RangeError(
    `expected a bundle that can be read at ${place}, found ${problems.join('; ')}`,
  );
};
