import type { Envelope } from '@cucumber/messages';
import type { ScenarioResult } from '../../verdict';
import { partOf } from './deal';
import type { Plan } from './plan';
import { selectedScenarios } from './selected';

/** The run a bundle tells of. */
interface Told {
  readonly messages: readonly Envelope[];
  readonly scenarios: readonly ScenarioResult[];
}

/** What speaks against a bundle having run its part of its plan, all of it and nothing else. */
export const planProblems = (plan: Plan | null, told: Told): readonly string[] => {
  if (plan === null) return [];
  const known = new Set(told.scenarios.map(({ id }) => id));
  const ran = selectedScenarios(told.messages, told.scenarios);
  const planned = partOf(plan);
  return [
    ...plan.scenarios
      .filter((id) => !known.has(id))
      .map((id) => `${id} is planned and in no feature`),
    ...[...planned].filter((id) => !ran.has(id)).map((id) => `${id} is planned and was not run`),
    ...[...ran]
      .filter((id) => !planned.has(id))
      .map((id) => `${id} was run and is not planned here`),
  ];
};
