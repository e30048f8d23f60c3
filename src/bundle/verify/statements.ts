import { canonical, parseManifest } from '../bag';
import { layout, sealedFiles } from '../layout';
import {
  sealStatement,
  statementSchema,
  testResultStatement,
  type Sealed,
  type Statement,
} from '../statements';
import type { BagUnderTest } from './bag-under-test';
import { condition, problemOf, type Condition } from './condition';
import type { Documents } from './documents';
import { payloadOf, readEnvelope } from './sealed';

/**
 * The statements are of the expected types, over the expected subjects, and say what the payload
 * says: both are drawn from it once more and compared.
 */
export const statements = async (bag: BagUnderTest, documents: Documents): Promise<Condition> => {
  const sealed: Sealed = { ...documents, digests: await digestsNow(bag) };
  const problems = [
    ...(await differences(bag, layout.seal, () => sealStatement(sealed))),
    ...(await differences(bag, layout.testResult, () => testResultStatement(sealed))),
  ];
  return condition('statements', problems, 'types, subjects and predicates are as expected');
};

/** The digests of what the manifest lists and the seal names, as they are now. */
export const digestsNow = async (bag: BagUnderTest): Promise<ReadonlyMap<string, string>> => {
  const listed = parseManifest(await bag.text(layout.manifest)).manifest.keys();
  const digests = new Map<string, string>();
  for (const path of [...listed, ...sealedFiles]) {
    const digest = await bag.digest(path);
    if (digest !== undefined) digests.set(path, digest);
  }
  return digests;
};

/** Where a statement says something else than the one that is expected. */
export const differences = async (
  bag: BagUnderTest,
  path: string,
  expect: () => Statement,
): Promise<readonly string[]> => {
  try {
    const expected = expect();
    const found = statementSchema.parse(payloadOf(await readEnvelope(bag, path)));
    return (['predicateType', 'subject', 'predicate'] as const)
      .filter((part) => canonical(found[part]) !== canonical(expected[part]))
      .map((part) => `the ${part} of ${path} is not the one this payload gives`);
  } catch (error) {
    return [`${path}: ${problemOf(error)}`];
  }
};
