import { z } from 'zod';

/**
 * A system call of the subject as the trace tells it, about a file of the trail or about its answers.
 *
 * Places count the lines of the trace: one call came before another if it ended before that began.
 */
export const diskCallSchema = z.strictObject({
  call: z.enum(['write', 'sync', 'answer']),
  file: z.string().nullable().describe('Null for an answer, and for a sync of everything.'),
  begun: z.int().nonnegative(),
  ended: z.int().nonnegative().nullable().describe('Null where it never ended.'),
  done: z.boolean().describe('It ended, and without an error.'),
  struck: z.boolean().describe('A fault was injected here.'),
  synced: z.boolean().describe('A write to a file that was opened for synced writing.'),
  holds: z.boolean().describe('A write that completes the record in question.'),
});

export type DiskCall = z.infer<typeof diskCallSchema>;

/** The answer to the last request: the trace ends with it. */
export const lastAnswer = (calls: readonly DiskCall[]): DiskCall | null =>
  calls.findLast(({ call }) => call === 'answer') ?? null;

/**
 * Whether what a call wrote is known to be on the medium before a place of the trace. A sync that
 * failed takes the pages with it: one that succeeds later says nothing of what was written before.
 */
export const isSyncedBefore = (
  write: DiskCall,
  calls: readonly DiskCall[],
  place: number,
): boolean => {
  const { ended, file } = write;
  if (ended === null || !write.done || ended >= place) return false;
  if (write.synced) return true;
  const [first] = calls.filter(
    (each) =>
      each.call === 'sync' &&
      (each.file === file || each.file === null) &&
      each.begun > ended &&
      each.ended !== null,
  );
  return first?.done === true && (first.ended ?? place) < place;
};
