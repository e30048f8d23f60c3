import { columnName, disputed, isSeen, type Disagreement, type Matrix } from '../../bundle';
import type { SeveralResult } from '../../run';
import { paint } from './paint';
import { printable } from './printable';

const words: Readonly<Record<Disagreement, string>> = {
  'passes-on-some': 'passes on some',
  'other-outcome': 'ends otherwise',
  'other-assurance': 'seen otherwise',
};

/**
 * Several subjects side by side: what they disagree on first, then what is no pass on any. What
 * passed on all is counted. Then who decides the exit code.
 */
export const renderSeveral = (several: SeveralResult, stream: NodeJS.WriteStream): string => {
  const { matrix, bundle, signed, notJudged } = several;
  const seen = matrix.requirements.filter(isSeen);
  const differing = disputed(matrix);
  const passed = seen.filter((row) => !differing.includes(row) && isPassed(row));
  const open = seen.filter((row) => !differing.includes(row) && !isPassed(row));
  const unseen = matrix.requirements.length - seen.length;
  return [
    '',
    ...table(matrix, [...differing, ...open], stream),
    `${passed.length} passed on all, ${differing.length} in disagreement, ${open.length} alike and no pass` +
      (unseen === 0 ? '' : `, ${unseen} not looked at on any`),
    ...notJudged.map((one) =>
      paint('red', printable(`${columnName(one)} could not be judged: ${one.reason}`), stream),
    ),
    '',
    worstLine(several),
    `bundle: ${bundle}${signed ? '' : '  (NOT SIGNED: give --key to sign it)'}`,
    '',
  ].join('\n');
};

const isPassed = ({ cells }: Matrix['requirements'][number]): boolean =>
  cells.every((cell) => cell === null || cell.outcome === 'pass');

const table = (
  { subjects }: Matrix,
  rows: Matrix['requirements'],
  stream: NodeJS.WriteStream,
): readonly string[] => {
  const heads = subjects.map(({ name, backend }) => printable(`${name}/${backend}`));
  const widths = heads.map((head) => Math.max(head.length, 'not-verified'.length) + 2);
  const line = (first: string, cells: readonly string[]): string =>
    [first.padEnd(12), ...cells.map((cell, index) => cell.padEnd(widths[index] ?? 0))].join('');
  return [
    line('', heads).trimEnd(),
    ...rows.map(({ id, disagreement, cells }) => {
      const by = disagreement === 'other-assurance' ? 'assurance' : 'outcome';
      const text = line(
        id,
        cells.map((cell) => (cell ? (cell[by] ?? 'none') : 'not judged')),
      );
      if (disagreement === null) return text.trimEnd();
      return `${paint('bold', text, stream)}${words[disagreement]}`;
    }),
  ];
};

/** The exit code, and whose it is. */
const worstLine = ({ matrix: { subjects, verdict, exit } }: SeveralResult): string => {
  const worst = subjects.filter((one) => one.verdict === verdict && one.exit === exit);
  const whose = printable(worst.map(columnName).join(', '));
  return `${verdict.toUpperCase()}, exit ${exit}, as the worst of ${subjects.length} subjects: ${whose}`;
};
