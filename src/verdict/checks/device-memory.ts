import { z } from 'zod';
import type { Finding } from '../check';

/** What a subject says of its device memory and of the shards in it. */
export const deviceStateSchema = z.strictObject({
  state: z.string(),
  total_bytes: z.int().nonnegative(),
  used_bytes: z.int().nonnegative(),
  available_bytes: z.int().nonnegative(),
  shards: z.array(z.string()),
});

/** The shards that the judge knows to be held, by id, with their bytes. */
export type Held = ReadonlyMap<string, number>;

/** How many bytes they take together. */
export const usedBy = (held: Held): number =>
  [...held.values()].reduce((sum, bytes) => sum + bytes, 0);

/** What is wrong in what a subject says, by the judge's own ledger (VRAM-1, VRAM-4). */
export const memoryFindings = (
  state: z.infer<typeof deviceStateSchema>,
  held: Held,
  { totalBytes, when }: { readonly totalBytes: number; readonly when: string },
): readonly Finding[] => {
  const used = usedBy(held);
  const is = `${state.used_bytes} used, ${state.available_bytes} available, ${state.total_bytes} in all`;
  const due = `${used} used, ${totalBytes - used} available, ${totalBytes} in all`;
  const shards = [...state.shards].sort().join(', ');
  const dueShards = [...held.keys()].sort().join(', ');
  return [
    { code: 'memory-wrong', expected: `${when}: ${due}`, seen: is, differs: is !== due },
    {
      code: 'shards-wrong',
      expected: `${when}: the shards ${dueShards || 'none'}`,
      seen: shards || 'none',
      differs: shards !== dueShards,
    },
  ]
    .filter(({ differs }) => differs)
    .map(({ code, expected, seen }) => ({ code, expected, seen }));
};
