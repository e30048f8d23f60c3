import type { Envelope, Pickle, PickleStep } from '@cucumber/messages';
import { Query } from '@cucumber/query';
import type { ReportStep } from '../../site';
import { scenarioKey } from '../plan';

/** The steps of each scenario with how they ended, by `scenarioKey`. */
export const scenarioSteps = (
  messages: readonly Envelope[],
): ReadonlyMap<string, readonly ReportStep[]> => {
  const query = new Query();
  for (const message of messages) query.update(message);
  const statuses = stepStatuses(query);
  return new Map(
    query.findAllPickles().map((pickle) => [
      scenarioKey({ feature: pickle.uri, line: query.findLocationOf(pickle)?.line ?? 0 }),
      pickle.steps.map((step) => ({
        keyword: query.findStepBy(step)?.keyword.trim() ?? '',
        text: step.text,
        status: statuses.get(stepKey(pickle, step)) ?? 'not run',
        argument: argumentOf(step),
      })),
    ]),
  );
};

const stepKey = (pickle: Pickle, step: PickleStep): string => `${pickle.id} ${step.id}`;

const stepStatuses = (query: Query): ReadonlyMap<string, string> => {
  const statuses = new Map<string, string>();
  for (const started of query.findAllTestCaseStarted()) {
    const pickle = query.findPickleBy(started);
    for (const [finished, testStep] of query.findTestStepFinishedAndTestStepBy(started)) {
      const step = query.findPickleStepBy(testStep);
      if (!pickle || !step) continue;
      statuses.set(stepKey(pickle, step), finished.testStepResult.status.toLowerCase());
    }
  }
  return statuses;
};

const argumentOf = (step: PickleStep): ReportStep['argument'] => {
  const { docString, dataTable } = step.argument ?? {};
  if (docString) return docString.content;
  return dataTable?.rows.map((row) => row.cells.map((cell) => cell.value)) ?? null;
};
