import { basename } from 'node:path';
import { readBundle } from '../read-bundle';
import { compareFacts } from './compare';
import type { Comparison } from './comparison';
import { factsOf } from './facts';

export type { Comparison } from './comparison';
export { comparisonMarkdown } from './markdown';
export { comparisonText } from './text';

/**
 * Compares two bundles, the earlier with the later; verifies neither.
 *
 * @throws {BundleError} `NOT_A_BUNDLE`, `NEWER_FORMAT`
 */
export const compareBundles = async (before: string, after: string): Promise<Comparison> => {
  const [was, is] = [await readBundle(before), await readBundle(after)];
  return compareFacts(await factsOf(was, basename(before)), await factsOf(is, basename(after)));
};
