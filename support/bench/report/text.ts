import { isMet } from '../aim';
import type { Figure, Section, TextTable } from '../types';

const thousands = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** Three significant digits, and no rounding left of the point. */
const asText = (value: number): string =>
  (Math.abs(value) >= 100 ? thousands : threeDigits).format(value);

const percent = (fraction: number): string => `${thousands.format(fraction * 100)} %`;

const spreadText = ({ spread }: Figure): string => (spread === undefined ? '' : percent(spread));

/** A peer's name ends at its comma; what follows says which of its figures, as in this one's name. */
const ratioText = ({ ratio, against }: Figure): string =>
  ratio === undefined || against === undefined
    ? ''
    : `${ratio.toFixed(2)} × ${against.split(',', 1).join('')}`;

const aimText = (figure: Figure): string => {
  const { aim } = figure;
  if (aim === undefined) return '';
  const sign = aim.relation === 'at most' ? '≤' : '≥';
  const unit = aim.of === 'ratio' ? '×' : figure.unit;
  return `aim ${sign} ${asText(aim.limit)} ${unit}: ${isMet(figure, aim) ? 'met' : 'NOT MET'}`;
};

const figureTable = (figures: readonly Figure[]): TextTable => ({
  columns: ['', 'median', 'unit', 'spread', 'compared', 'aim'],
  rows: figures.map((figure) => [
    figure.name,
    asText(figure.value),
    figure.unit,
    spreadText(figure),
    ratioText(figure),
    aimText(figure),
  ]),
});

/** Aligns the columns, numbers to the right where every row of a column is one. */
export const tableLines = ({ columns, rows }: TextTable): string[] => {
  const all = [columns, ...rows];
  const widths = columns.map((_, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  const isNumeric = columns.map((_, column) =>
    rows.every((row) => /^[\d.,]+$/.test(row[column] ?? '')),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumeric[column] === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return all.map((row) => `  ${line(row)}`);
};

/** A section as a reader at a terminal sees it. */
export const sectionText = (section: Section): string =>
  [
    section.title,
    `  ${section.method}`,
    '',
    ...tableLines(section.table ?? figureTable(section.figures)),
    '',
    '',
  ].join('\n');
