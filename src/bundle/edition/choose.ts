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
  /** What was asked for and is not there, in words: a slip would leave in what was to go. */
  readonly absent: readonly string[];
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
  const evidence = [...payload].filter((path) => path.startsWith(`${layout.evidence}/`));
  const asked = new Set([
    ...selection.evidence,
    ...selection.kinds.flatMap((kind) => digestsOf(ofKind(kind, evidence))),
  ]);
  const affected = scenarios.filter(
    ({ requirements, digests }) =>
      requirements.some((id) => selection.requirements.includes(id)) ||
      digests.some((one) => asked.has(one)),
  );
  return {
    digests: new Set([...asked, ...affected.flatMap(({ digests }) => digests)]),
    scenarios: new Set(affected.map(({ id }) => id)),
    absent: wordsOf({
      evidence: selection.evidence.filter((one) => !digestsOf(evidence).includes(one)),
      requirements: selection.requirements.filter((id) => !leftAnything(id, scenarios)),
      kinds: selection.kinds.filter((kind) => ofKind(kind, evidence).length === 0),
    }),
  };
};

const ofKind = (kind: string, evidence: readonly string[]): readonly string[] =>
  evidence.filter((path) => path.endsWith(`.${kind}`));

const digestsOf = (paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) => digestOfName(path) ?? []);

const leftAnything = (id: string, scenarios: readonly ScenarioEvidence[]): boolean =>
  scenarios.some(({ requirements, digests }) => requirements.includes(id) && digests.length > 0);

/** A selection in words. */
export const wordsOf = ({ evidence, requirements, kinds }: Selection): readonly string[] => [
  ...evidence.map((sha256) => `evidence ${sha256}`),
  ...requirements.map((id) => `requirement ${id}`),
  ...kinds.map((kind) => `kind ${kind}`),
];
