import { createPublicKey } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { observationSchema, type CheckRecord, type ScenarioResult } from '../../verdict';
import { renderReport, type ReportCheck, type ReportInput, type ReportScenario } from '../../site';
import { keyId } from '../dsse';
import { layout } from '../layout';
import { scenarioKey } from '../plan';
import type { BundleInput, Catalogue } from '../types';
import { excerptsOf } from './excerpt';
import { caught } from './caught';
import type { Retold } from './retell';
import { scenarioSteps } from './scenario-steps';

const NOT_ASKED = 'nobody asked for one (--pdf)';

/**
 * Writes the living documentation of a run whose other documents and evidence are in the bag, and
 * prints it where that was asked for. A page that cannot be printed says so, and is no failure of
 * the run.
 *
 * @returns why it was not printed; `null` when it was.
 */
export const writeReport = async (
  root: string,
  input: Retold,
  catalogue: Catalogue,
  resultsSha256: string,
): Promise<string | null> => {
  const page = join(root, layout.report);
  const report = { ...(await reportOf(root, input, catalogue)), resultsSha256 };
  const write = async (notPrinted: string | null): Promise<void> => {
    await mkdir(dirname(page), { recursive: true });
    await writeFile(page, renderReport({ ...report, notPrinted }));
  };
  if (input.print === undefined) {
    await write(NOT_ASKED);
    return NOT_ASKED;
  }
  await write(null);
  const notPrinted = await input.print(page, join(root, layout.printedReport));
  if (notPrinted !== null) await write(notPrinted);
  return notPrinted;
};

const reportOf = async (
  root: string,
  input: Retold,
  catalogue: Catalogue,
): Promise<Omit<ReportInput, 'resultsSha256' | 'notPrinted'>> => {
  const { subject, gate, verdict, exit, demandedAssurance, verdicts, environment } = input;
  return {
    ...{ subject, gate, verdict, exit, demandedAssurance, verdicts, environment },
    ...{ startedAt: input.startedAt, finishedAt: input.finishedAt },
    scenarios: await scenariosOf(root, input),
    standings: input.standings,
    excluded: input.exceptions?.excluded ?? [],
    requirements: catalogue.requirements,
    regulations: catalogue.regulations,
    signedBy: input.signingKey && keyId(createPublicKey(input.signingKey)),
    mutants: caught(input.mutants),
  };
};

const scenariosOf = async (root: string, input: BundleInput): Promise<ReportScenario[]> => {
  const steps = scenarioSteps(input.messages);
  const scenarios: ReportScenario[] = [];
  for (const scenario of input.scenarios) {
    const { id, name, rule, feature, line, requirements, outcome, reason, message } = scenario;
    scenarios.push({
      ...{ id, name, rule, feature, line, requirements, outcome, reason, message },
      steps: steps.get(scenarioKey(scenario)) ?? [],
      checks: await checksOf(root, scenario),
      raw: await excerptsOf(join(root, layout.evidence), scenario.raw),
    });
  }
  return scenarios;
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
