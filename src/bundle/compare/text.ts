import { visible } from '../../site';
import type { Comparison, RequirementDifference, ScenarioDifference } from './comparison';
import { arrow, byWeight, details, headline, scenarioTitle, shortened } from './summary';

/** A comparison for a terminal. */
export const comparisonText = (comparison: Comparison): string => {
  const { before, after, circumstances, requirements, scenarios, checks, unchanged } = comparison;
  return [
    headline(comparison),
    '',
    `before   ${before.verdict.padEnd(11)} ${before.bundle}`,
    `after    ${after.verdict.padEnd(11)} ${after.bundle}`,
    ...section(
      'circumstances',
      circumstances.map((one) => `${one.what}: ${arrow(shortened(one))}`),
    ),
    ...section('requirements', byWeight(requirements).flatMap(requirementLines)),
    ...section('scenarios', scenarios.map(scenarioLine)),
    ...section(
      'checks defined otherwise',
      checks.map((one) => `${one.check}: ${arrow(shortened(one))}`),
    ),
    '',
    `unchanged: ${unchanged.requirements} requirements, ${unchanged.scenarios} scenarios`,
    ...comparison.notes.map((note) => `note: ${note}`),
    '',
  ]
    .map(inOneLine)
    .join('\n');
};

/** What a bundle says is not ours: it must not steer a terminal, nor begin a line. */
const inOneLine = (text: string): string => visible(text).replaceAll('\n', '\\n');

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

const requirementLines = (one: RequirementDifference): readonly string[] => {
  const mark = one.suspect.length > 0 ? 'suspect' : one.change === 'same' ? '' : one.change;
  const more = details(one).join('; ');
  return [
    `${mark.padEnd(8)} ${one.id.padEnd(10)} ${arrow(one.outcome)}${more === '' ? '' : `  (${more})`}`,
    ...one.suspect.map((why) => `${' '.repeat(20)}${why}`),
  ];
};

const scenarioLine = (one: ScenarioDifference): string => {
  const mark = one.change === 'same' ? '' : one.change;
  const changed = one.changed.length === 0 ? '' : `  (${one.changed.join(', ')})`;
  return `${mark.padEnd(8)} ${arrow(one.outcome)}${changed}  ${scenarioTitle(one)}`;
};
