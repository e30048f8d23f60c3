import { join } from 'node:path';
import { mergeShards, type MergeRequest } from '../bundle';
import { bundleName } from './bundle-name';
import { recallRun } from './recall-run';
import type { RunResult } from './types';

/**
 * Joins the bundles of all shards into one, beneath a directory, under the name that the run would
 * have had undivided.
 *
 * @throws {BundleError} when the shards do not hold, are not of one run or not all of it.
 */
export const mergeRuns = async (
  request: Omit<MergeRequest, 'directoryFor'> & { readonly output: string },
): Promise<RunResult> => {
  const { directory } = await mergeShards({
    ...request,
    directoryFor: (subject, startedAt) =>
      join(request.output, bundleName(subject, new Date(startedAt), null)),
  });
  return recallRun(directory);
};
