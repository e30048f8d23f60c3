import type {
  Comparison,
  Difference,
  RequirementDifference,
  ScenarioDifference,
} from './comparison';

/** `pass → fail`; what is not there is a dash. */
export const arrow = ({ before, after }: Difference<string | number>): string =>
  before === after ? said(before) : `${said(before)} → ${said(after)}`;

const said = (value: string | number | null): string => (value === null ? '-' : String(value));

/** Digests are told by their beginning. */
export const shortened = ({ before, after }: Difference<string>): Difference<string> => ({
  before: short(before),
  after: short(after),
});

const short = (text: string | null): string | null =>
  text !== null && /^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 12)}…` : text;

/** The one word that a reader looks for. */
export const headline = ({ regression, requirements, scenarios }: Comparison): string => {
  const suspects = requirements.filter(({ suspect }) => suspect.length > 0).length;
  const word = regression
    ? 'REGRESSION: a verdict became worse'
    : requirements.length + scenarios.length === 0
      ? 'NO DIFFERENCE in any verdict'
      : 'NO REGRESSION';
  return suspects === 0 ? word : `${word}; ${suspects} SUSPECT`;
};

/** Worse ones first, then suspects, then the rest. */
export const byWeight = (
  all: readonly RequirementDifference[],
): readonly RequirementDifference[] => {
  const weight = ({ change, suspect }: RequirementDifference): number =>
    change === 'worse' ? 0 : suspect.length > 0 ? 1 : change === 'better' ? 2 : 3;
  return [...all].sort((a, b) => weight(a) - weight(b));
};

/** What is told beside the outcome of a requirement. */
export const details = (one: RequirementDifference): readonly string[] => [
  ...(one.assurance.before === one.assurance.after ? [] : [`assurance ${arrow(one.assurance)}`]),
  ...(one.checks.before === one.checks.after ? [] : [`checks ${arrow(one.checks)}`]),
  ...(one.definition.length === 0 ? [] : [`changed: ${one.definition.join(', ')}`]),
  ...(one.binding ? [] : ['advisory']),
];

/** A scenario by the name it has now, and by the one it had. */
export const scenarioTitle = ({ id }: ScenarioDifference): string =>
  id.before !== null && id.after !== null && id.before !== id.after
    ? `${id.after} (was: ${id.before})`
    : (id.after ?? id.before ?? '');
