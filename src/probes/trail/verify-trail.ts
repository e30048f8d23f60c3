import type { TrailSource } from './source';
import type { TrailKey } from './trail-key';
import type { TrailVerification, Witness } from './types';

/**
 * Verifies a trail from its first record to its last, as its format has it, sharing nothing with
 * whoever wrote it; in constant memory, over any number of files (TRAIL-2, TRAIL-3).
 *
 * It stops at the first bad record and names it. A trail that holds may still end in a torn line, or
 * have lost its tail without anybody knowing; `tail` says how far that is ruled out.
 *
 * @param keys the one in force first, then those that were in force earlier, in any order
 * @param witness told of each record that holds, in order, up to the first bad one
 */
export const verifyTrail = (
  source: TrailSource,
  keys: readonly TrailKey[],
  witness: Witness = {},
): Promise<TrailVerification> => source.format.verify(source, keys, witness);
