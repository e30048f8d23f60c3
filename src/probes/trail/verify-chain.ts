import { readCustody } from './custody';
import { inOrder, isTrailFile } from './file-name';
import type { TrailSource } from './source';
import type { TrailKey } from './trail-key';
import type { Tail, TrailVerification, Witness } from './types';
import { Walk } from './walk';

/**
 * Verifies a trail of format `proofgate/1`: its files, and what stands beside them (TRAIL-2, TRAIL-3).
 *
 * @param keys the one in force first, then those that were in force earlier, in any order
 */
export const verifyChain = async (
  source: TrailSource,
  keys: readonly TrailKey[],
  witness: Witness,
): Promise<TrailVerification> => {
  const custody = await readCustody(source, keys);
  const files = (await source.names()).filter(isTrailFile).sort(inOrder);
  const walk = new Walk(source, keys, custody, witness);
  await walk.through(files);
  const firstBad = walk.firstBad ?? custody.bad;
  const attestedThrough = custody.head?.seq ?? null;
  const tail: Tail = walk.isTorn
    ? 'torn'
    : firstBad === null && attestedThrough === walk.lastSeq
      ? 'attested'
      : 'not-attested';
  return {
    ok: firstBad === null,
    records: walk.records,
    files: files.length,
    ...(firstBad === null ? {} : { firstBad }),
    tail,
    attestedThrough,
    unlisted: walk.unlisted,
    lacks: [],
  };
};
