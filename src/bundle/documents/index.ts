import { layout } from '../layout';
import type { Catalogue } from '../types';
import { accountOf } from './account';
import { comparisonMarkdown } from './comparison-md';
import { eventsMarkdown } from './events-md';
import { legalMarkdown } from './legal-md';
import { reviewMarkdown } from './review-md';
import type { ReadEvidence, RunFacts } from './types';

export { accountOf } from './account';
export type { Account, ReadEvidence, RunFacts } from './types';

/**
 * The number of the words that the documents are drawn with. A bundle keeps it, so that one drawn
 * with other words is not called untrue. Whoever changes a word adds 1; a test asks for it.
 */
export const WORDING = 1;

/**
 * The documents of a run by their place in the bundle, drawn from its facts and its evidence alone:
 * whoever has the bundle draws the same, to the byte.
 *
 * @throws {z.ZodError | SyntaxError} when a file of the evidence is not of its shape.
 */
export const drawDocuments = async (
  facts: RunFacts,
  catalogue: Catalogue,
  readEvidence: ReadEvidence,
): Promise<ReadonlyMap<string, string>> => {
  const account = await accountOf(facts, catalogue, readEvidence);
  return new Map([
    [layout.review, reviewMarkdown(account)],
    [layout.comparison, comparisonMarkdown([account])],
    [layout.legal, legalMarkdown(account)],
    [layout.events, eventsMarkdown(account)],
  ]);
};
