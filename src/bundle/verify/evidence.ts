import { decideRun } from '../../verdict';
import { canonical } from '../bag';
import { layout } from '../layout';
import {
  demandOf,
  digestOfName,
  digestsIn,
  observationDigests,
  rawNames,
  traceability,
  traceabilityCsv,
  type EvidenceIndex,
} from '../results';
import type { Catalogue } from '../types';
import type { BagUnderTest } from './bag-under-test';
import type { Documents } from './documents';

/**
 * Every observation a check rests on is there, all evidence is what its name says, and every piece
 * is traced to what it is evidence of.
 */
export const evidenceProblems = async (
  bag: BagUnderTest,
  documents: Documents,
  catalogue: Catalogue,
): Promise<readonly string[]> => {
  const { scenarios } = documents;
  const files = [...bag.tree.files.keys()].filter((path) => path.startsWith(`${layout.evidence}/`));
  const problems: string[] = [];
  const digests = new Set<string>();
  for (const path of files) {
    const digest = digestOfName(path);
    if (digest !== null) digests.add(digest);
    if (digest !== (await bag.digest(path))) problems.push(`${path} is not what its name says`);
  }
  const namedBy = new Map<string, readonly string[]>();
  for (const digest of observationDigests(scenarios)) {
    const path = `${layout.evidence}/${digest}.json`;
    if (!bag.tree.files.has(path)) problems.push(`${path} is missing`);
    else namedBy.set(digest, named(await bag.text(path), digests));
  }
  for (const name of rawNames(scenarios)) {
    const path = `${layout.evidence}/${name}`;
    if (!bag.tree.files.has(path)) problems.push(`${path} is missing`);
  }
  const index = { digests: [...digests].sort(), namedBy };
  return [
    ...problems,
    ...traceProblems(documents, catalogue, index),
    ...(await tableProblems(bag, documents)),
  ];
};

const named = (text: string, digests: ReadonlySet<string>): readonly string[] =>
  digestsIn(text).filter((digest) => digests.has(digest));

/** The table is that of the traceability, to the byte. */
const tableProblems = async (
  bag: BagUnderTest,
  { traceability: told }: Documents,
): Promise<readonly string[]> => {
  const path = layout.traceabilityTable;
  if (!bag.tree.files.has(path)) return [`${path} is missing`];
  return (await bag.text(path)) === traceabilityCsv(told)
    ? []
    : [`${path} is not what ${layout.traceability} gives`];
};

/** The traceability is the one that requirements, run and evidence give; so nothing is unaccounted. */
const traceProblems = (
  { policy, subjects, scenarios, traceability: told }: Documents,
  catalogue: Catalogue,
  evidence: EvidenceIndex,
): readonly string[] => {
  const [subject] = subjects.subjects;
  const demand = demandOf(policy, subjects);
  const { verdicts } = decideRun(catalogue.requirements, scenarios, demand);
  const given = traceability(catalogue, verdicts, scenarios, evidence, subject);
  return (['subject', 'requirements', 'regulations', 'uncited'] as const)
    .filter((part) => canonical(told[part]) !== canonical(given[part]))
    .map((part) => `the ${part} of ${layout.traceability} are not what the run gives`);
};
