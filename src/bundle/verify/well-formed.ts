import { observationSchema } from '../../verdict';
import { layout } from '../layout';
import { observationDigests } from '../results';
import type { BagUnderTest } from './bag-under-test';
import { condition, problemOf, type Condition } from './condition';
import type { Loaded } from './documents';

/**
 * Every JSON, NDJSON and XML document parses and is of its shape. Raw evidence is left as it was
 * found: a trail that a broken subject wrote may be anything.
 */
export const wellFormed = async (
  bag: BagUnderTest,
  { documents, problems }: Loaded,
  formats: { readonly problems: readonly string[] },
): Promise<Condition> => {
  const cited = observationDigests(documents?.scenarios ?? []);
  const found = [...problems, ...formats.problems];
  for (const digest of cited) found.push(...(await observationProblems(bag, digest)));
  return condition('well-formed', found, `every document, and ${cited.size} observations`);
};

const observationProblems = async (
  bag: BagUnderTest,
  digest: string,
): Promise<readonly string[]> => {
  const path = `${layout.evidence}/${digest}.json`;
  try {
    observationSchema.parse(JSON.parse(await bag.text(path)));
    return [];
  } catch (error) {
    return [`${path} is no observation: ${problemOf(error).replace(/\s+/g, ' ').slice(0, 200)}`];
  }
};
