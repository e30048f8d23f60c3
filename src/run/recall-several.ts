import { readSeveral } from '../bundle';
import { recallRun } from './recall-run';
import { asColumn, placeIn, severalResult, type SeveralResult } from './several-result';
import type { RunResult } from './types';

/**
 * What the run of a bundle over several subjects came to, as it tells itself; `null` where the
 * bundle is one of a single subject.
 *
 * @throws {BundleError} `NOT_A_BUNDLE`, `NEWER_FORMAT`
 */
export const recallSeveral = async (bundle: string): Promise<SeveralResult | null> => {
  const read = await readSeveral(bundle);
  if (!read) return null;
  const results: RunResult[] = [];
  for (const one of read.several.subjects) {
    if (!('bundle' in one)) continue;
    const place = placeIn(bundle, one.bundle);
    results.push(asColumn(await recallRun(place), one, place));
  }
  return severalResult(bundle, read, results);
};
