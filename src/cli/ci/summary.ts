import { basename } from 'node:path';
import type { RunResult, SeveralResult } from '../../run';
import { failsTheRun, outcomes, type Outcome, type RequirementVerdict } from '../../verdict';

const signs: Readonly<Record<Outcome, string>> = {
  fail: '❌',
  error: '💥',
  inconclusive: '❔',
  'not-verified': '⚪',
  waived: '🟡',
  pass: '✅',
};

/** The runner takes 1 MiB a step and drops all of a longer one; other tools may have written too. */
const MOST_BYTES = 900_000;

/** What a run came to, over one subject or several. */
export type Came = Pick<SeveralResult, 'verdict' | 'bundle' | 'results' | 'notJudged'>;

/** What runs came to, as the summary of a job: the worst first, the rest folded away. */
export const summaryMarkdown = ({ results, notJudged }: Came): string => {
  const broken = notJudged.map(
    ({ name, backend, reason }) =>
      `- 💥 ${cell(`${name} on ${backend}`)} could not be judged: ${cell(reason)}\n`,
  );
  const text = [matrix(results), ...broken, ...results.map(section)].join('\n');
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length <= MOST_BYTES
    ? text
    : `${bytes.toString('utf8', 0, MOST_BYTES)}\n\nCut short here; the bundle has it all.\n`;
};

/** Requirement by subject, where several subjects or devices were judged. */
const matrix = (results: readonly RunResult[]): string => {
  if (results.length < 2) return '';
  const heads = results.map(({ subject: { name, backend } }) => cell(`${name} on ${backend}`));
  const ids = [...new Set(results.flatMap(({ requirements }) => requirements.map(({ id }) => id)))];
  const rows = ids.map((id) => {
    const found = results.map(({ requirements }) => requirements.find((one) => one.id === id));
    return `| ${id} | ${found.map((one) => (one ? mark(one.outcome) : '')).join(' | ')} |`;
  });
  const rule = heads.map(() => '---').join(' | ');
  return ['### Subjects', '', `| | ${heads.join(' | ')} |`, `| --- | ${rule} |`, ...rows, ''].join(
    '\n',
  );
};

const section = (result: RunResult): string => {
  const { subject, verdict, counts, signed, bundle, standings } = result;
  const counted = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`);
  const open = result.requirements.filter(({ outcome }) => outcome !== 'pass');
  const passed = result.requirements.filter(({ outcome }) => outcome === 'pass');
  return [
    `### proofgate: ${verdict} — ${cell(`${subject.name} ${subject.version} on ${subject.backend}`)}`,
    '',
    `${counted.join(', ')}. Bundle ${cell(basename(bundle))}, ${signed ? 'signed' : '**NOT SIGNED**'}.`,
    '',
    ...table(open, result),
    ...standings.map(
      ({ waiver, state, detail }) =>
        `- ${failsTheRun({ state }) ? '❌' : '🟡'} waiver of ${waiver.requirement}, ` +
        `${cell(waiver.check)}: ${state}. ${cell(detail)}`,
    ),
    '',
    `<details><summary>${passed.length} passed</summary>`,
    '',
    ...table(passed, result),
    '</details>',
    '',
  ].join('\n');
};

const table = (
  verdicts: readonly RequirementVerdict[],
  { catalogue }: RunResult,
): readonly string[] =>
  verdicts.length === 0
    ? []
    : [
        '| | Requirement | Outcome | Assurance | Why |',
        '| --- | --- | --- | --- | --- |',
        ...verdicts.map(({ id, outcome, assurance, reason }) => {
          const title = catalogue.find((one) => one.id === id)?.title ?? '';
          const level = assurance?.level ?? 'none';
          return `| ${id} | ${cell(title)} | ${mark(outcome)} | ${level} | ${cell(reason ?? '')} |`;
        }),
        '',
      ];

const mark = (outcome: Outcome): string => `${signs[outcome]} ${outcome}`;

/** As much of a reason as a table can hold. */
const MOST_IN_A_CELL = 400;

/** A text of the subject's as code, in which nothing is Markdown, HTML, a mention or another cell. */
const cell = (text: string): string => {
  const plain = text
    .slice(0, MOST_IN_A_CELL)
    .replace(/[^\P{C}]+|\s+/gu, ' ')
    .trim();
  if (plain === '') return '';
  const escaped = plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const inert = escaped.replace(/[\\`*_[\]()|#!~@$:]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return inert;
};
