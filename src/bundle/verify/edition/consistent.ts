import { decideRun } from '../../../verdict';
import { canonical } from '../../bag';
import { layout } from '../../layout';
import { planProblems } from '../../plan';
import { demandOf, digestOfName, digestsIn, traceability, type EvidenceIndex } from '../../results';
import type { Catalogue } from '../../types';
import type { BagUnderTest } from '../bag-under-test';
import { condition, type Condition } from '../condition';
import type { Documents } from '../documents';

/** What is left tells one and the same run: messages, results, traceability, evidence. */
export const consistentEdition = async (
  bag: BagUnderTest,
  documents: Documents,
  removed: ReadonlySet<string>,
  catalogue: Catalogue,
): Promise<Condition> => {
  const problems = [
    ...(await namedWrong(bag)),
    ...missing(bag, documents, removed),
    ...resultProblems(documents),
    ...planProblems(documents.plan, documents, documents.policy),
    ...traceProblems(documents, await indexOf(bag, documents, removed), catalogue),
  ];
  return condition('consistent', problems, 'messages, results and traceability tell the same run');
};

const evidencePaths = (bag: BagUnderTest): readonly string[] =>
  [...bag.tree.files.keys()].filter((path) => path.startsWith(`${layout.evidence}/`));

const namedWrong = async (bag: BagUnderTest): Promise<readonly string[]> => {
  const problems: string[] = [];
  for (const path of evidencePaths(bag)) {
    if (digestOfName(path) !== (await bag.digest(path))) {
      problems.push(`${path} is not what its name says`);
    }
  }
  return problems;
};

/** Whatever a check rests on is here, or was removed. */
const missing = (
  bag: BagUnderTest,
  { scenarios }: Documents,
  removed: ReadonlySet<string>,
): readonly string[] => {
  const here = new Set(evidencePaths(bag).map(digestOfName));
  const cited = scenarios.flatMap(({ records, raw }) => [
    ...records.map(({ evidence }) => evidence),
    ...raw.map(({ sha256 }) => sha256),
  ]);
  return [...new Set(cited)]
    .filter((digest) => !here.has(digest) && !removed.has(digest))
    .map((digest) => `the evidence ${digest} is missing and was not removed`);
};

const resultProblems = ({ results, scenarios }: Documents): readonly string[] => {
  const told = (all: readonly { id: string; outcome: string }[]) =>
    canonical(all.map(({ id, outcome }) => [id, outcome]));
  return told(results.scenarios) === told(scenarios)
    ? []
    : [`the scenarios of ${layout.messages} are not those of ${layout.results}`];
};

/** Of removed observations nobody can see what they name: there the traceability is believed. */
const indexOf = async (
  bag: BagUnderTest,
  { scenarios, traceability: told }: Documents,
  removed: ReadonlySet<string>,
): Promise<EvidenceIndex> => {
  const here = evidencePaths(bag).flatMap((path) => digestOfName(path) ?? []);
  const digests = new Set([...here, ...removed]);
  const namedBy = new Map<string, readonly string[]>(
    told.requirements
      .flatMap((requirement) => requirement.scenarios.flatMap(({ checks }) => checks))
      .filter(({ evidence }) => removed.has(evidence))
      .map(({ evidence, refersTo }) => [evidence, refersTo]),
  );
  for (const { evidence } of scenarios.flatMap(({ records }) => records)) {
    const path = `${layout.evidence}/${evidence}.json`;
    if (!bag.tree.files.has(path)) continue;
    const named = digestsIn(await bag.text(path)).filter((one) => digests.has(one));
    namedBy.set(evidence, named);
  }
  return { digests: [...digests].sort(), namedBy };
};

const traceProblems = (
  { policy, subjects, scenarios, traceability: told }: Documents,
  index: EvidenceIndex,
  catalogue: Catalogue,
): readonly string[] => {
  const [subject] = subjects.subjects;
  const demand = demandOf(policy, subjects);
  const { verdicts } = decideRun(catalogue.requirements, scenarios, demand);
  const given = traceability(catalogue, verdicts, scenarios, index, subject);
  return (['subject', 'requirements', 'regulations'] as const)
    .filter((part) => canonical(told[part]) !== canonical(given[part]))
    .map((part) => `the ${part} of ${layout.traceability} are not what the run gives`);
};
