import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { requirement, type RequirementId } from '../../catalogue';
import type { Cell, Kill } from '../../selftest';
import { decideRequirement, readScenarios, type ScenarioResult } from '../../verdict';
import { findLayout } from '../layout';
import { runStandard } from '../standard';
import type { Common, Task } from './types';

/** Runs the scenarios of a task on its subject, in places of their own, and reads what came of it. */
export const tryTask = async (
  task: Task,
  common: Common,
  env: NodeJS.ProcessEnv,
): Promise<readonly Cell[]> => {
  const root = await mkdtemp(join(common.temporaryDirectory, 'proofgate-trial-'));
  try {
    const scenarios = await runOn(task, common, { root, env });
    const hide = hiding({ trial: root, tmp: common.temporaryDirectory, root: findLayout().root });
    return task.requirements.map((id) => hide(cellOf(id as RequirementId, scenarios)));
  } finally {
    await rm(root, { recursive: true });
  }
};

const runOn = async (
  { subject, argv, requirements, ...task }: Task,
  { run: id, tracing, gateVersion }: Common,
  { root, env }: { readonly root: string; readonly env: NodeJS.ProcessEnv },
): Promise<readonly ScenarioResult[]> => {
  const [evidence, work] = [join(root, 'evidence'), join(root, 'work')];
  await Promise.all([evidence, work].map((place) => mkdir(place)));
  const { messages } = await runStandard(
    {
      ...task,
      subject: { name: subject, argv },
      backend: 'mock',
      tags: requirements.map((id) => `@${id}`).join(' or '),
      workers: 1,
    },
    {
      ...{ layout: findLayout(), run: id, tracing, evidence, work },
      device: { driverLibrary: null, missing: null },
    },
    { env, gateVersion, onScenario: () => undefined },
  );
  return readScenarios(messages);
};

/** The matrix goes into bundles of other machines: where this one keeps its files is nobody's business. */
const hiding = (places: Readonly<Record<string, string>>) => {
  const told = (text: string): string =>
    Object.entries(places).reduce((rest, [word, path]) => rest.replaceAll(path, `<${word}>`), text);
  return (cell: Cell): Cell => ({
    ...cell,
    reason: cell.reason && told(cell.reason),
    finding: cell.finding && {
      ...cell.finding,
      expected: told(cell.finding.expected),
      seen: told(cell.finding.seen),
    },
  });
};

const cellOf = (id: RequirementId, all: readonly ScenarioResult[]): Cell => {
  const scenarios = all.filter(({ requirements }) => requirements.includes(id));
  const demand = { subject: '', backend: 'mock', assurance: 'partial' } as const;
  const { outcome, reason } = decideRequirement(requirement(id), scenarios, demand);
  return {
    requirement: id,
    outcome,
    reason,
    finding: outcome === 'fail' ? killOf(scenarios) : null,
  };
};

/** The first finding; a failure that is told in a note alone has neither expectation nor evidence. */
const killOf = (scenarios: readonly ScenarioResult[]): Kill => {
  for (const { id, records, reason, outcome } of scenarios) {
    if (outcome !== 'fail') continue;
    for (const { check, evidence, findings } of records) {
      const [first] = findings;
      if (first) return { scenario: id, check, evidence, ...first };
    }
    return { ...unclear, scenario: id, seen: reason ?? '' };
  }
  return { ...unclear, scenario: '', seen: '' };
};

const unclear = { check: '', code: '', expected: '', evidence: '0'.repeat(64) };
