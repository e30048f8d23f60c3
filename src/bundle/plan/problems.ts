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

/**
 * What speaks against a bundle having run its part of its plan, all of it and nothing else. What a
 * team adds is not planned: it runs after the standard, and counts for requirements of its own alone.
 */
export const planProblems = (
  plan: Plan | null,
  told: Told,
  { extension }: { readonly extension: { readonly prefix: string } | null },
): readonly string[] => {
  if (plan === null) return [];
  const isTeams = ({ requirements }: ScenarioResult): boolean =>
    extension !== null &&
    requirements.length > 0 &&
    requirements.every((id) => id.startsWith(`${extension.prefix}-`));
  const teams = new Set(told.scenarios.filter(isTeams).map(({ id }) => id));
  const known = new Set(told.scenarios.map(({ id }) => id));
  const ran = selectedScenarios(told.messages, told.scenarios);
  const planned = partOf(plan);
  return [
    ...plan.scenarios
      .filter((id) => !known.has(id))
      .map((id) => `${id} is planned and in no feature`),
    ...[...planned].filter((id) => !ran.has(id)).map((id) => `${id} is planned and was not run`),
    ...[...ran]
      .filter((id) => !planned.has(id) && !teams.has(id))
      .map((id) => `${id} was run and is not planned here`),
  ];
};
