import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../error';
import { syncDirectory } from '../sync-directory';
import { DeliveryError } from './error';

const NAME = 'delivery.json';

const cursorSchema = z.strictObject({
  version: z.literal(1),
  file: z.string(),
  offset: z.int().nonnegative(),
  seq: z.int().nonnegative(),
  settled: z.array(z.int().positive()),
});

/** How far delivery has come: everything up to `seq` is delivered or given up. */
export interface Cursor {
  readonly file: string;
  /** Where the record after `seq` begins, in bytes. */
  readonly offset: number;
  readonly seq: number;
  /** Records beyond `seq` that are settled out of order, never more than a batch of them. */
  readonly settled: readonly number[];
}

/** Before the first record of the oldest file. */
export const START: Cursor = { file: '', offset: 0, seq: 0, settled: [] };

/**
 * Reads the cursor beside the trail it belongs to; `START` when there is none yet.
 *
 * @throws DeliveryError `CURSOR_BROKEN`
 */
export const readCursor = async (directory: string): Promise<Cursor> => {
  const path = join(directory, NAME);
  try {
    const text = await readFile(path, 'utf8');
    const { file, offset, seq, settled } = cursorSchema.parse(JSON.parse(text));
    return { file, offset, seq, settled };
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return START;
    throw new DeliveryError('CURSOR_BROKEN', `${path} is not a delivery cursor`, { cause });
  }
};

/** Replaces the cursor as a whole: a crash leaves the old one or the new one, synced. */
export const writeCursor = async (directory: string, cursor: Cursor): Promise<void> => {
  const path = join(directory, NAME);
  const next = `${path}.next`;
  {
    await using handle = await open(next, 'w', 0o600);
    await handle.writeFile(`${JSON.stringify({ version: 1, ...cursor })}\n`);
    await handle.datasync();
  }
  await rename(next, path);
  await syncDirectory(directory);
};
