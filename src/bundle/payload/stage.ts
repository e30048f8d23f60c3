import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonical, sha256 } from '../bag';
import { drawDocuments, WORDING } from '../documents';
import { layout } from '../layout';
import {
  featureTexts,
  formatMessages,
  junit,
  normalize,
  policyOf,
  traceability,
  traceabilityCsv,
} from '../results';
import type { BundleInput, Catalogue } from '../types';
import { copyEvidence } from './evidence';
import { exportsOf } from './exports';
import { copyFeatures } from './features';
import { writeReport } from './report';
import { retell } from './retell';
import { pretty } from './pretty';
import { runRecord } from './run-record';

/** Writes everything beneath `data/` and returns the digest of the normalized results. */
export const stagePayload = async (
  root: string,
  given: BundleInput,
  catalogue: Catalogue,
): Promise<string> => {
  const input = retell(given, catalogue);
  const { verdicts, scenarios, subject } = input;
  const evidence = await copyEvidence(
    given.evidenceDirectory,
    join(root, layout.evidence),
    scenarios,
  );
  const kept = await copyFeatures(
    [given.featuresDirectory, ...(given.extension ? [given.extension.features] : [])],
    join(root, layout.features),
    featureTexts(given.messages),
  );
  if (given.extension) {
    await cp(given.extension.code, join(root, layout.extension), { recursive: true });
  }
  const results = canonical(normalize(input));
  const record = await runRecord(root, input, catalogue, kept, sha256(results));
  const trace = traceability(catalogue, verdicts, scenarios, evidence, subject);
  const documents = new Map<string, string>([
    [layout.messages, formatMessages(input.messages)],
    [layout.results, results],
    [layout.mutants, pretty(input.mutants)],
    [layout.junit, junit(catalogue, verdicts, scenarios)],
    ...exportsOf(record),
    [layout.traceability, pretty(trace)],
    [layout.traceabilityTable, traceabilityCsv(trace)],
    [layout.subjects, pretty({ format: 'proofgate/subjects/1', subjects: [subject] })],
    [layout.policy, pretty(policyOf(input, catalogue))],
    ...(await drawDocuments(input, catalogue, (name) =>
      readFile(join(root, layout.evidence, name), 'utf8'),
    )),
  ]);
  if (given.waiversText !== undefined) documents.set(layout.waivers, given.waiversText);
  if (input.plan) documents.set(layout.plan, pretty(input.plan));
  for (const [path, text] of documents) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const notPrinted = await writeReport(root, input, catalogue, sha256(results));
  await writeFile(join(root, layout.environment), pretty(environmentOf(input, notPrinted)));
  return sha256(results);
};

const environmentOf = (
  { gate, startedAt, finishedAt, environment }: BundleInput,
  notPrinted: string | null,
) => ({
  ...{ format: 'proofgate/environment/1', gate, startedAt, finishedAt },
  wording: WORDING,
  report_pdf: notPrinted ?? 'printed',
  facts: environment,
});
