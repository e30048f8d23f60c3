import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { observationSchema, type CheckRecord, type ScenarioResult } from '../../verdict';
import { renderReport, type ReportCheck, type ReportScenario } from '../../site';
import { keyId } from '../dsse';
import { layout } from '../layout';
import type { BundleInput, Catalogue } from '../types';
import { scenarioKey, scenarioSteps } from './scenario-steps';

/** Renders the living documentation of a run whose evidence is already in the bag. */
export const renderRun = async (
  root: string,
  input: BundleInput,
  catalogue: Catalogue,
  resultsSha256: string,
): Promise<string> => {
  const steps = scenarioSteps(input.messages);
  const scenarios: ReportScenario[] = [];
  for (const scenario of input.scenarios) {
    const { id, name, rule, feature, line, requirements, outcome, reason, message, raw } = scenario;
    scenarios.push({
      ...{ id, name, rule, feature, line, requirements, outcome, reason, message, raw },
      steps: steps.get(scenarioKey(scenario)) ?? [],
      checks: await checksOf(root, scenario),
    });
  }
  const { subject, gate, verdict, exit, demandedAssurance, verdicts, environment } = input;
  return renderReport({
    ...{ subject, gate, verdict, exit, demandedAssurance, verdicts, environment, scenarios },
    ...{ startedAt: input.startedAt, finishedAt: input.finishedAt, resultsSha256 },
    selfTest: input.mutants.note,
    requirements: catalogue.requirements,
    regulations: catalogue.regulations,
    signedBy: input.signingKey && keyId(createPublicKey(input.signingKey)),
  });
};

const checksOf = async (root: string, { records }: ScenarioResult): Promise<ReportCheck[]> => {
  const checks: ReportCheck[] = [];
  for (const record of records) checks.push(await checkOf(root, record));
  return checks;
};

const checkOf = async (root: string, record: CheckRecord): Promise<ReportCheck> => {
  const path = join(root, layout.evidence, `${record.evidence}.json`);
  const observation = observationSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const { expected, seen, provocation, at } = observation;
  return { ...record, expected, seen, provocation, at };
};
