import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonical, sha256 } from '../bag';
import { layout } from '../layout';
import { featureTexts, formatMessages, junit, normalize, policyOf, traceability } from '../results';
import type { BundleInput, Catalogue } from '../types';
import { copyEvidence } from './evidence';
import { copyFeatures } from './features';
import { renderRun } from './report';
import { retell } from './retell';

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
  await copyFeatures(
    given.featuresDirectory,
    join(root, layout.features),
    featureTexts(given.messages),
  );
  const results = canonical(normalize(input));
  const documents = new Map([
    [layout.messages, formatMessages(input.messages)],
    [layout.results, results],
    [layout.mutants, pretty(input.mutants)],
    [layout.junit, junit(catalogue, verdicts, scenarios)],
    [layout.traceability, pretty(traceability(catalogue, verdicts, scenarios, evidence, subject))],
    [layout.subjects, pretty({ format: 'proofgate/subjects/1', subjects: [subject] })],
    [layout.environment, pretty(environmentOf(input))],
    [layout.policy, pretty(policyOf(input, catalogue))],
    [layout.report, await renderRun(root, input, catalogue, sha256(results))],
  ]);
  for (const [path, text] of documents) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return sha256(results);
};

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const environmentOf = ({ gate, startedAt, finishedAt, environment }: BundleInput) => ({
  ...{ format: 'proofgate/environment/1', gate, startedAt, finishedAt },
  facts: environment,
});
