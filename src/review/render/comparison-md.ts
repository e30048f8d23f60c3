import { rules } from '../rules';
import type { CrateReview } from '../types';
import { inline, locations, plain, table } from './markdown';
import { countsOf, tally } from './tally';

/** Several crates side by side: which break what, what they break together, and what is left to do. */
export const comparisonMarkdown = (crates: readonly CrateReview[]): string => {
  const audited = crates.filter(
    ({ merits, findings }) => merits.emissions > 0 || findings.length > 0,
  );
  return [
    '# Comparison of Crates',
    table(
      ['', ...audited.map(({ name }) => plain(name))],
      [
        ['Files, lines', ...audited.map(({ files, lines }) => `${files}, ${lines}`)],
        ['Emissions found', ...audited.map(({ merits }) => String(merits.emissions))],
        ...rules.map(({ id, issue }) => [
          `${id} ${issue}`,
          ...audited.map(({ findings }) => found(findings, id)),
        ]),
        ['Findings', ...audited.map(({ findings }) => tally(countsOf(findings)))],
      ],
    ),
    '## Systemic Patterns',
    patterns(audited),
    '## Checklist',
    ...audited.flatMap(checklist),
  ]
    .join('\n\n')
    .concat('\n');
};

const found = (findings: CrateReview['findings'], id: string): string => {
  const count = findings.filter(({ rule }) => rule === id).length;
  return count === 0 ? 'none' : `**${count}**`;
};

/** What more than one crate breaks is seldom the mistake of one team. */
const patterns = (crates: readonly CrateReview[]): string => {
  const shared = rules
    .map((rule) => ({
      rule,
      names: crates
        .filter(({ findings }) => findings.some((one) => one.rule === rule.id))
        .map(({ name }) => name),
    }))
    .filter(({ names }) => names.length > 1);
  if (shared.length === 0) return 'No issue is found in more than one crate.';
  return [
    `${shared.length} ${shared.length === 1 ? 'issue is' : 'issues are'} found in more than one crate. ` +
      'Mend them where they come from: the guidelines, or a shared helper that cannot be used wrongly.\n',
    ...shared.map(
      ({ rule, names }) =>
        `- **${rule.issue}** (${rule.id}): ${names.map(plain).join(', ')}` +
        (names.length === crates.length ? ', which is all of them' : ''),
    ),
  ].join('\n');
};

const checklist = ({ name, findings }: CrateReview): string[] => [
  `### ${plain(name)}`,
  rules
    .map(({ id, issue }) => {
      const open = findings.filter(({ rule }) => rule === id);
      const where = open.length === 0 ? '' : ` at ${locations(open.slice(0, 5))}`;
      return `- [${open.length === 0 ? 'x' : ' '}] ${inline(id)} ${issue}: ${open.length} found${where}`;
    })
    .join('\n'),
];
