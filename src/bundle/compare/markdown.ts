import type { Comparison } from './comparison';
import { arrow, byWeight, details, headline, scenarioTitle, shortened } from './summary';

/** A comparison for a pull request or a change record. */
export const comparisonMarkdown = (comparison: Comparison): string => {
  const { before, after, circumstances, requirements, scenarios, checks, unchanged } = comparison;
  return [
    `# ${headline(comparison)}`,
    ...table(
      ['', 'verdict', 'bundle', 'payload manifest, SHA-256'],
      [
        ['before', before.verdict, code(before.bundle), code(before.manifestSha256)],
        ['after', after.verdict, code(after.bundle), code(after.manifestSha256)],
      ],
    ),
    ...section(
      'Circumstances',
      ['what', 'change'],
      circumstances.map((one) => [one.what, cell(arrow(shortened(one)))]),
    ),
    ...section(
      'Requirements',
      ['', 'requirement', 'outcome', 'else', 'suspect because'],
      byWeight(requirements).map((one) => [
        one.suspect.length > 0 ? '**suspect**' : one.change === 'same' ? '' : `**${one.change}**`,
        one.id,
        arrow(one.outcome),
        cell(details(one).join('; ')),
        cell(one.suspect.join('; ')),
      ]),
    ),
    ...section(
      'Scenarios',
      ['', 'scenario', 'outcome', 'changed'],
      scenarios.map((one) => [
        one.change === 'same' ? '' : `**${one.change}**`,
        cell(scenarioTitle(one)),
        arrow(one.outcome),
        one.changed.join(', '),
      ]),
    ),
    ...section(
      'Checks defined otherwise',
      ['check', 'definition, SHA-256'],
      checks.map((one) => [code(one.check), cell(arrow(shortened(one)))]),
    ),
    '',
    `Unchanged: ${unchanged.requirements} requirements, ${unchanged.scenarios} scenarios.`,
    '',
    ...comparison.notes.map((note) => `- Note: ${note}.`),
    '',
  ].join('\n');
};

const section = (
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => (rows.length === 0 ? [] : ['', `## ${title}`, ...table(head, rows)]);

const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [
  '',
  ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
];

/** What a bundle says is not ours: it must not become markup. */
const cell = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|&~]/g, '\\$&');

const code = (text: string): string => `\`${text.replace(/[`|\s]+/g, ' ')}\``;
