import { canonical } from '../bag';
import { outcomeChange } from './change';
import type { ScenarioDifference } from './comparison';
import type { BundleFacts, CheckFacts, ScenarioFacts } from './facts';

/** A scenario before and after; null where it is not there. */
export interface ScenarioPair {
  readonly before: ScenarioFacts | null;
  readonly after: ScenarioFacts | null;
}

/** Whom to ask whether two checks expect the same. */
type SameExpectation = (before: CheckFacts, after: CheckFacts) => boolean;

/** Values are drawn from the seed: under different seeds nobody can tell what was meant to change. */
export const expectationsOf =
  (before: BundleFacts, after: BundleFacts): SameExpectation =>
  (one, other) =>
    before.seed !== after.seed ||
    one.expected === null ||
    other.expected === null ||
    one.expected === other.expected;

/** Pairs scenarios by id, then those left over by feature and name, as when a rule was reworded. */
export const pairScenarios = (before: BundleFacts, after: BundleFacts): readonly ScenarioPair[] => {
  const byId = pairBy(before.scenarios, after.scenarios, ({ id }) => id);
  const byName = pairBy(byId.gone, byId.come, ({ feature, name }) => `${feature}: ${name}`);
  return [
    ...byId.pairs,
    ...byName.pairs,
    ...byName.gone.map((scenario) => ({ before: scenario, after: null })),
    ...byName.come.map((scenario) => ({ before: null, after: scenario })),
  ];
};

const pairBy = (
  before: readonly ScenarioFacts[],
  after: readonly ScenarioFacts[],
  keyOf: (scenario: ScenarioFacts) => string,
) => {
  const open = Map.groupBy(after, keyOf);
  const pairs: ScenarioPair[] = [];
  const gone: ScenarioFacts[] = [];
  for (const scenario of before) {
    const match = open.get(keyOf(scenario))?.shift();
    if (match) pairs.push({ before: scenario, after: match });
    else gone.push(scenario);
  }
  return { pairs, gone, come: [...open.values()].flat() };
};

/** What changed of a scenario; null where nothing did. */
export const scenarioDifference = (
  { before, after }: ScenarioPair,
  isSame: SameExpectation,
): ScenarioDifference | null => {
  const changed =
    before && after ? changedParts(before, after, isSame) : [before ? 'removed' : 'added'];
  const outcome = { before: before?.outcome ?? null, after: after?.outcome ?? null };
  if (changed.length === 0 && outcome.before === outcome.after) return null;
  return {
    id: { before: before?.id ?? null, after: after?.id ?? null },
    requirements: (after ?? before)?.requirements ?? [],
    outcome,
    change: before && after ? outcomeChange(before.outcome, after.outcome) : 'same',
    changed,
  };
};

const changedParts = (
  before: ScenarioFacts,
  after: ScenarioFacts,
  isSame: SameExpectation,
): readonly string[] => {
  const ran = before.checks.length > 0 && after.checks.length > 0;
  return [
    ...(before.id === after.id ? [] : ['name']),
    ...(before.steps === after.steps ? [] : ['steps']),
    ...(canonical(before.requirements) === canonical(after.requirements) ? [] : ['requirements']),
    ...(!ran || canonical(names(before)) === canonical(names(after)) ? [] : ['checks']),
    ...(before.checks.some((check, at) => {
      const other = after.checks[at];
      return other?.name === check.name && !isSame(check, other);
    })
      ? ['expectation']
      : []),
  ];
};

const names = ({ checks }: ScenarioFacts): readonly string[] => checks.map(({ name }) => name);
