import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { layout } from '../../layout';
import {
  isJudged,
  matrixSchema,
  severalSchema,
  severalSeal,
  severalTestResult,
  type Matrix,
  type Several,
} from '../../several';
import type { Catalogue } from '../../types';
import type { BagUnderTest } from '../bag-under-test';
import { complete } from '../complete';
import { condition, told, type Condition } from '../condition';
import { firstProblem } from '../first-problem';
import { loaderOf } from '../loader';
import type { ConditionName } from '../meaning';
import { consistentSeveral } from './consistent';
import { verifyPart, type Part } from './part';
import { sealed, sealedByAnyone } from '../sealed';
import { differences, digestsNow } from '../statements';
import type { Verification } from '../verify-full';

/** A part, and where it lies beneath `data/`. */
type PlacedPart = Part & { readonly place: string };

/** Whether a bag says that it holds the bundles of several subjects. */
export const isSeveral = (bag: BagUnderTest): boolean => bag.tree.files.has(layout.matrix);

interface Loaded {
  readonly several: Several | null;
  readonly matrix: Matrix | null;
  readonly problems: readonly string[];
}

/**
 * Verifies a bundle over several subjects: each of the bundles in it as if it lay alone, under the
 * same key, and then that what is told over all of them is what they give. A condition holds when it
 * holds for the whole and for every part.
 */
export const verifySeveral = async (
  directory: string,
  bag: BagUnderTest,
  publicKey: KeyObject | null,
  catalogue: Catalogue,
): Promise<Verification> => {
  const loaded = await load(bag);
  const parts: (PlacedPart | null)[] = [];
  for (const one of loaded.several?.subjects ?? []) {
    if (!isJudged(one)) parts.push(null);
    else {
      const part = await verifyPart(join(directory, 'data', one.bundle), publicKey, catalogue);
      parts.push({ ...part, place: one.bundle });
    }
  }
  const whole = (name: ConditionName, look: () => Promise<Condition>) =>
    told(name, look).then((own) => withParts(own, parts));
  const conditions = [
    await whole('complete', () => complete(bag)),
    await whole('sealed', () => (publicKey ? sealed(bag, publicKey) : sealedByAnyone(bag))),
    await whole('statements', () => statements(bag, loaded)),
    withParts(condition('well-formed', loaded.problems, 'the list and the matrix'), parts),
    await whole('consistent', () =>
      consistentSeveral(
        ...([bag, needed(loaded.several), needed(loaded.matrix)] as const),
        parts.map((part) => part?.column ?? null),
      ),
    ),
    await whole('rejudged', async () => {
      needed(loaded.several);
      return Promise.resolve(condition('rejudged', [], 'every subject by its own bundle'));
    }),
  ];
  return {
    ok: conditions.every(({ ok }) => ok),
    conditions,
    first: firstProblem(conditions),
    rejudged: {
      verdicts: parts.reduce((sum, part) => sum + (part?.verification.rejudged.verdicts ?? 0), 0),
      disagreements: parts.flatMap((part) => part?.verification.rejudged.disagreements ?? []),
    },
  };
};

const load = async (bag: BagUnderTest): Promise<Loaded> => {
  const { load: read, problems } = loaderOf(bag);
  const several = await read(layout.subjects, (text) => severalSchema.parse(JSON.parse(text)));
  const matrix = await read(layout.matrix, (text) => matrixSchema.parse(JSON.parse(text)));
  return { several, matrix, problems };
};

const needed = <T>(document: T | null): T => {
  if (document !== null) return document;
  throw new RangeError('not to be told, because a document of the bundle is not well-formed');
};

/** A condition of the whole, with what was found against the parts under the same name. */
const withParts = (own: Condition, parts: readonly (PlacedPart | null)[]): Condition => {
  const within = parts
    .filter((part) => part !== null)
    .flatMap(({ place, verification }) =>
      verification.conditions
        .filter(({ name }) => name === own.name)
        .map((found) => ({ ...found, place })),
    );
  const problems = within.flatMap((one) => one.problems.map((text) => `${one.place}: ${text}`));
  const alike = Map.groupBy(within, ({ detail }) => detail);
  const holds = [
    own.detail,
    ...[...alike].map(
      ([detail, ones]) => `${ones.map(({ place }) => place).join(', ')}: ${detail}`,
    ),
  ];
  return condition(own.name, [...own.problems, ...problems], holds.join('; '));
};

const statements = async (bag: BagUnderTest, { several, matrix }: Loaded): Promise<Condition> => {
  const stated = {
    ...{ several: needed(several), matrix: needed(matrix), digests: await digestsNow(bag) },
  };
  const problems = [
    ...(await differences(bag, layout.seal, () => severalSeal(stated))),
    ...(await differences(bag, layout.testResult, () => severalTestResult(stated))),
  ];
  return condition('statements', problems, 'types, subjects and predicates are as expected');
};
