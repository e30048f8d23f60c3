import { observationSchema, sourceIsClean, type ScenarioResult } from '../../verdict';
import { layout } from '../layout';
import { compare } from './agreement';
import type { BagUnderTest } from './bag-under-test';
import { controlProblems } from './controls';
import type { Documents } from './documents';
import { referenceProblems, type Place, type ReviewFinding } from './formats';
import type { Formats } from './load-formats';

/** Every place, file, UUID and control that the exports name is there and is the right one. */
export const exportProblems = async (
  bag: BagUnderTest,
  documents: Documents,
  { ctrf, sarif, named, oscal, oscalDocuments }: Formats,
): Promise<readonly string[]> => {
  const { catalog, plan, results } = oscalDocuments;
  const { files } = bag.tree;
  return [
    ...(await placeProblems(bag, documents, [...ctrf.places, ...sarif.failures])),
    ...[...new Set([...ctrf.files, ...sarif.files, ...named])]
      .filter((path) => !files.has(path))
      .map((path) => `an export refers to ${path}, which is not there`),
    ...(await reviewProblems(bag, documents.scenarios, sarif.review)),
    ...referenceProblems(
      [
        { path: layout.oscalCatalog, document: catalog },
        { path: layout.oscalPlan, document: plan },
        { path: layout.oscalResults, document: results },
      ],
      files,
    ),
    ...controlProblems(oscal, documents),
  ];
};

/** The feature is the one that ran, and the line is that of the scenario. */
const placeProblems = async (
  bag: BagUnderTest,
  { messages, scenarios }: Documents,
  places: readonly Place[],
): Promise<readonly string[]> => {
  const texts = new Map(messages.flatMap(({ source: s }) => (s ? [[s.uri, s.data]] : [])));
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const kept = new Map<string, string>();
  for (const { path } of places) {
    if (bag.tree.files.has(path)) kept.set(path, await bag.text(path));
  }
  return places
    .filter(({ scenario, path, line }) => {
      const ran = byId.get(scenario);
      const text = ran && texts.get(ran.feature);
      return ran?.line !== line || text === undefined || kept.get(path) !== text;
    })
    .map(({ scenario, path, line }) => `${scenario} is not at line ${line} of ${path}`);
};

/** SARIF tells what the reviews of the run found in the sources, all of it and nothing else. */
const reviewProblems = async (
  bag: BagUnderTest,
  scenarios: readonly ScenarioResult[],
  told: readonly ReviewFinding[] | null,
): Promise<readonly string[]> => {
  const reviews = scenarios
    .flatMap(({ records }) => records)
    .filter(({ check }) => check === sourceIsClean.name);
  if (reviews.length === 0 && told === null) return [];
  if (reviews.length === 0) return ['findings.sarif tells a review of nothing'];
  if (told === null) return ['findings.sarif tells no review of the sources'];
  const found = new Set<string>();
  for (const { evidence } of reviews) {
    const text = await bag.text(`${layout.evidence}/${evidence}.json`);
    const { seen } = observationSchema.parse(JSON.parse(text));
    for (const one of sourceIsClean.observes.parse(seen).findings) found.add(sentence(one));
  }
  return compare('the review in findings.sarif', told.map(sentence), [...found]);
};

const sentence = ({ rule, file, line, message }: ReviewFinding): string =>
  `${rule} at ${file}:${line} (${message})`;
