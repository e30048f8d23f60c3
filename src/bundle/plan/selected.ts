import type { Envelope } from '@cucumber/messages';
import { Query } from '@cucumber/query';
import type { ScenarioResult } from '../../verdict';

/** Feature and line are what no two scenarios share, rows of an outline included. */
export const scenarioKey = ({ feature, line }: Pick<ScenarioResult, 'feature' | 'line'>): string =>
  `${feature}:${line}`;

/** The ids of the scenarios that a message stream was to run, whether or not it came to them. */
export const selectedScenarios = (
  messages: readonly Envelope[],
  scenarios: readonly ScenarioResult[],
): ReadonlySet<string> => {
  const query = new Query();
  for (const message of messages) query.update(message);
  const ids = new Map(scenarios.map((scenario) => [scenarioKey(scenario), scenario.id]));
  const chosen = new Set(
    messages.flatMap(({ testCase }) => (testCase === undefined ? [] : [testCase.pickleId])),
  );
  return new Set(
    query
      .findAllPickles()
      .filter(({ id }) => chosen.has(id))
      .map((pickle) => {
        const line = query.findLocationOf(pickle)?.line ?? 0;
        return ids.get(scenarioKey({ feature: pickle.uri, line })) ?? `${pickle.uri}:${line}`;
      }),
  );
};
