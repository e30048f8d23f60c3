import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { waiversSchema } from '../../verdict';
import { layout } from '../layout';
import { featureTexts, judgedPart } from '../results';
import { planProblems } from '../plan';
import type { Catalogue } from '../types';
import { disagreements } from './agreement';
import { aboutProblems } from './bag-about';
import type { BagUnderTest } from './bag-under-test';
import { condition, type Condition } from './condition';
import type { Documents } from './documents';
import { documentsDrawnAgain } from './drawn-again';
import { evidenceProblems } from './evidence';
import { exportProblems } from './exports';
import type { Formats } from './load-formats';

/** The parts of a bundle tell one and the same run, completely. */
export const consistent = async (
  bag: BagUnderTest,
  documents: Documents,
  formats: Formats | null,
  catalogue: Catalogue,
): Promise<Condition> => {
  const drawn = await documentsDrawnAgain(bag, documents, catalogue);
  const problems = [
    ...(await evidenceProblems(bag, documents, catalogue)),
    ...(await groundProblems(bag, documents, catalogue)),
    ...disagreements(documents, formats),
    ...(formats ? await exportProblems(bag, documents, formats) : []),
    ...drawn.problems,
  ];
  const { requirements, counts } = documents.results;
  return condition(
    'consistent',
    problems,
    `${requirements.length} requirements, ${documents.scenarios.length} scenarios and ` +
      `${counts.checks} checks, ` +
      'the same in messages, traceability, JUnit, CTRF, SARIF and OSCAL, each on evidence that is ' +
      `there; ${drawn.told}`,
  );
};

/** What speaks against a run having been of the features, the plan and the rules that are here. */
export const groundProblems = async (
  bag: BagUnderTest,
  documents: Documents,
  catalogue: Catalogue,
): Promise<readonly string[]> => [
  ...(await aboutProblems(bag, documents.results.verdict, layout.results)),
  ...catalogueProblems(documents, catalogue),
  ...(await featureProblems(bag, documents)),
  ...planProblems(documents.plan, documents, documents.policy),
  ...(await waiverProblems(bag, documents)),
  ...dayProblems(documents),
];

/** Judged by this very catalogue, with a verdict on every requirement in it. */
const catalogueProblems = (
  { policy, results }: Documents,
  { requirements }: Catalogue,
): readonly string[] => {
  const judged = policy.requirements.map(judgedPart);
  const known = requirements.map(judgedPart);
  const decided = new Set(results.requirements.map(({ id }) => id));
  const others = [
    ...known.filter((one) => !judged.includes(one)).map((one) => `lacks ${one}`),
    ...judged.filter((one) => !known.includes(one)).map((one) => `adds ${one}`),
  ];
  return [
    ...others.map(
      (difference) =>
        `the catalogue of the bundle ${difference}; it was written by ` +
        `${policy.gate.name} ${policy.gate.version}`,
    ),
    ...policy.requirements
      .filter(({ id }) => !decided.has(id))
      .map(({ id }) => `${id} has no verdict`),
  ];
};

/** Waivers are read some time before the run starts, and midnight may lie between. */
const READ_BEFORE_MS = 600_000;

/** Waivers were held against the day of the run: against an earlier one none would ever expire. */
const dayProblems = ({ policy, environment }: Documents): readonly string[] => {
  const { on, waivers } = policy.exceptions;
  const { startedAt, finishedAt } = environment;
  const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const first = dayOf(Date.parse(startedAt) - READ_BEFORE_MS);
  if (waivers.length === 0 || (on >= first && on <= dayOf(Date.parse(finishedAt)))) return [];
  return [`waivers were held against ${on}, and the run was from ${startedAt} to ${finishedAt}`];
};

/** As many aliases as the configuration takes: what a run was decided by can be read again. */
const MOST_ALIASES = 20;

/** The file of waivers says what the run was decided by; without waivers there need be none. */
const waiverProblems = async (
  bag: BagUnderTest,
  { policy: { exceptions } }: Documents,
): Promise<readonly string[]> => {
  if (!bag.tree.files.has(layout.waivers)) {
    return exceptions.waivers.length === 0 ? [] : [`${layout.waivers} is missing`];
  }
  const text = await bag.text(layout.waivers);
  const { data } = waiversSchema.safeParse(parse(text, { maxAliasCount: MOST_ALIASES }));
  return isDeepStrictEqual(data?.waivers, exceptions.waivers)
    ? []
    : [`${layout.waivers} does not hold the waivers of ${layout.policy}`];
};

/** The features in the bundle are those whose text the messages carry. */
const featureProblems = async (
  bag: BagUnderTest,
  { messages }: Documents,
): Promise<readonly string[]> => {
  const ran = new Set(featureTexts(messages));
  const kept = new Set<string>();
  const problems: string[] = [];
  for (const path of bag.tree.files.keys()) {
    if (!path.startsWith(`${layout.features}/`)) continue;
    const text = await bag.text(path);
    kept.add(text);
    if (!ran.has(text)) problems.push(`${path} did not run`);
  }
  const lost = [...ran].filter((text) => !kept.has(text)).length;
  return lost === 0 ? problems : [...problems, `${lost} features that ran are not kept`];
};
