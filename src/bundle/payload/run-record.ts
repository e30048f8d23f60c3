import { basename, join } from 'node:path';
import { layout } from '../layout';
import type { BundleInput, Catalogue, RunRecord } from '../types';
import { reviewsOf } from './reviews';
import { scenarioTimes } from './times';

/** What the exports are drawn from; `kept` says where the text of each feature lies. */
export const runRecord = async (
  root: string,
  input: BundleInput,
  catalogue: Catalogue,
  kept: ReadonlyMap<string, string>,
  resultsSha256: string,
): Promise<RunRecord> => {
  const { messages, scenarios } = input;
  const paths = new Map(
    messages.flatMap(({ source }) => (source ? [[source.uri, kept.get(source.data)]] : [])),
  );
  return {
    ...{ ...input, catalogue, resultsSha256 },
    timesOf: scenarioTimes(messages),
    featurePath: (feature) => `${basename(layout.features)}/${paths.get(feature) ?? feature}`,
    reviews: await reviewsOf(join(root, layout.evidence), scenarios),
  };
};
