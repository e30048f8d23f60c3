import { canonical } from '../bag';
import { outcomeChange } from './change';
import type { Difference, RequirementDifference, ScenarioDifference } from './comparison';
import type { RequirementFacts, ScenarioFacts } from './facts';

/** A requirement before and after, and what else changed that its verdict rests on. */
export interface RequirementPair {
  readonly before: RequirementFacts | null;
  readonly after: RequirementFacts | null;
  readonly scenarios: readonly ScenarioDifference[];
  /** The checks that its scenarios make now and whose definition changed. */
  readonly redefined: readonly string[];
}

/** What changed of a requirement; null where nothing did. */
export const requirementDifference = (pair: RequirementPair): RequirementDifference | null => {
  const { before, after } = pair;
  const outcome = both(pair, (one) => one.outcome);
  const found: RequirementDifference = {
    id: (after ?? before)?.id ?? '',
    outcome,
    assurance: both(pair, (one) => one.assurance),
    checks: both(pair, (one) => one.checks),
    change: outcomeChange(outcome.before, outcome.after),
    binding: [before, after].some((one) => one && one.definition.severity !== 'advisory'),
    definition: before && after ? changedFields(before, after) : [],
    suspect: before && after && restsOnChecks(before, after) ? suspicions(pair) : [],
  };
  const differs = [found.outcome, found.assurance, found.checks].some((d) => d.before !== d.after);
  return differs || found.definition.length + found.suspect.length > 0 ? found : null;
};

const both = <T>(
  { before, after }: RequirementPair,
  of: (requirement: RequirementFacts) => T | null,
): Difference<T> => ({ before: before && of(before), after: after && of(after) });

/** The same verdict on both sides, and one that somebody looked for. */
const restsOnChecks = (before: RequirementFacts, after: RequirementFacts): boolean =>
  before.outcome === after.outcome && before.checks > 0 && after.checks > 0;

const fields = [
  ...['title', 'statement', 'severity', 'minimumChecks', 'observed'],
  ...['regulations', 'chapter', 'crates', 'source'],
] as const;

const changedFields = (
  { definition: before }: RequirementFacts,
  { definition: after }: RequirementFacts,
): readonly string[] => {
  const value = (of: object, field: string): string =>
    canonical((of as Record<string, unknown>)[field] ?? null);
  return fields.filter((field) => value(before, field) !== value(after, field));
};

/** What a verdict may rest on; where it stands in the law is no part of that. */
const judged = ['title', 'statement', 'severity', 'minimumChecks', 'observed'];

const suspicions = ({
  before,
  after,
  scenarios,
  redefined,
}: RequirementPair): readonly string[] => {
  const fieldsChanged = before && after ? changedFields(before, after) : [];
  const parts = ['steps', 'checks', 'expectation', 'added', 'removed'];
  return [
    ...fieldsChanged
      .filter((field) => judged.includes(field))
      .map((field) => `its ${field} changed`),
    ...redefined.map((check) => `the check ${check} is defined otherwise`),
    ...parts.flatMap((part) => {
      const number = scenarios.filter(({ changed }) => changed.includes(part)).length;
      return number === 0 ? [] : [sentences[part]?.(number) ?? part];
    }),
  ];
};

const many = (number: number, one: string, more: string): string =>
  number === 1 ? `1 scenario ${one}` : `${number} scenarios ${more}`;

const sentences: Readonly<Record<string, (number: number) => string>> = {
  steps: (number) => `the steps of ${many(number, 'changed', 'changed')}`,
  checks: (number) => many(number, 'made other checks', 'made other checks'),
  expectation: (number) => `what the checks of ${many(number, 'expect', 'expect')} changed`,
  added: (number) => many(number, 'was added', 'were added'),
  removed: (number) => many(number, 'was removed', 'were removed'),
};

/** The checks that the scenarios of a requirement make. */
export const checksOf = (id: string, scenarios: readonly ScenarioFacts[]): ReadonlySet<string> =>
  new Set(
    scenarios
      .filter(({ requirements }) => requirements.includes(id))
      .flatMap(({ checks }) => checks.map(({ name }) => name)),
  );
