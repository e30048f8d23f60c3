import { layout } from '../layout';
import { digestOfName } from '../results';
import type { ScenarioEvidence } from './evidence-of';

/** What somebody asks to be removed. */
export interface Selection {
  /** Digests of pieces of evidence. */
  readonly evidence: readonly string[];
  /** Requirements, all of whose evidence is meant. */
  readonly requirements: readonly string[];
  /** Kinds of evidence, by the extension of its files. */
  readonly kinds: readonly string[];
}

/** What is to be removed. */
export interface Chosen {
  /** Digests of all evidence that goes. */
  readonly digests: ReadonlySet<string>;
  /** Ids of the scenarios it is evidence of, whose words go with it. */
  readonly scenarios: ReadonlySet<string>;
}

/**
 * Chooses what goes: what was asked for, and all else that the same scenarios left. Evidence of one
 * scenario is drawn from one subject, and one piece of it may well quote another.
 */
export const chooseEvidence = (
  selection: Selection,
  scenarios: readonly ScenarioEvidence[],
  payload: Iterable<string>,
): Chosen => {
  const asked = new Set([...selection.evidence, ...digestsOfKinds(selection.kinds, payload)]);
  const affected = scenarios.filter(
    ({ requirements, digests }) =>
      requirements.some((id) => selection.requirements.includes(id)) ||
      digests.some((one) => asked.has(one)),
  );
  return {
    digests: new Set([...asked, ...affected.flatMap(({ digests }) => digests)]),
    scenarios: new Set(affected.map(({ id }) => id)),
  };
};

const digestsOfKinds = (kinds: readonly string[], payload: Iterable<string>): readonly string[] =>
  [...payload]
    .filter((path) => path.startsWith(`${layout.evidence}/`))
    .filter((path) => kinds.some((kind) => path.endsWith(`.${kind}`)))
    .flatMap((path) => digestOfName(path) ?? []);

/** A selection in words. */
export const wordsOf = ({ evidence, requirements, kinds }: Selection): readonly string[] => [
  ...evidence.map((sha256) => `evidence ${sha256}`),
  ...requirements.map((id) => `requirement ${id}`),
  ...kinds.map((kind) => `kind ${kind}`),
];
