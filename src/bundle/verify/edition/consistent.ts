import { decideRun } from '../../../verdict';
import { canonical } from '../../bag';
import { editionPage, type Edition } from '../../edition';
import { layout } from '../../layout';
import { demandOf, digestOfName, digestsIn, traceability, type EvidenceIndex } from '../../results';
import type { Catalogue } from '../../types';
import type { BagUnderTest } from '../bag-under-test';
import { condition, type Condition } from '../condition';
import { groundProblems } from '../consistent';
import type { Documents } from '../documents';
import { differences } from '../drawn-again';
import { digestsRemoved } from './left';

/** What is left tells one and the same run: messages, features, traceability, evidence, the page. */
export const consistentEdition = async (
  bag: BagUnderTest,
  documents: Documents,
  edition: Edition,
  catalogue: Catalogue,
): Promise<Condition> => {
  const removed = digestsRemoved(edition);
  const problems = [
    ...(await namedWrong(bag)),
    ...missing(bag, documents, removed),
    ...(await groundProblems(bag, documents, catalogue)),
    ...traceProblems(documents, await indexOf(bag, documents, removed), catalogue),
    ...(await differences(bag, layout.editionPage, editionPage(edition, documents.results))),
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
      .map(({ evidence, refersTo }) => [evidence, refersTo.filter((one) => digests.has(one))]),
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
  return (['subject', 'requirements', 'regulations', 'uncited'] as const)
    .filter((part) => canonical(told[part]) !== canonical(given[part]))
    .map((part) => `the ${part} of ${layout.traceability} are not what the run gives`);
};
