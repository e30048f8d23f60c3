import type { Review, ReviewFinding } from '../types';
import { counted, countsOf, tally } from './tally';

/** How a word is coloured; plain text where nothing may be. */
export type Paint = (colour: 'red' | 'yellow' | 'green' | 'gray' | 'bold', text: string) => string;

/** Each finding with the code that stands there and a caret under it, then what it came to. */
export const renderReview = (review: Review, durationMs: number, paint: Paint): string => {
  const { findings, suppressed, unread, files, lines } = review;
  const counts = countsOf(findings);
  const word = counts.failing > 0 ? paint('red', 'VIOLATION') : paint('green', 'CLEAN');
  const partly = unread.length > 0 && counts.failing === 0 ? paint('yellow', 'INCOMPLETE') : word;
  return [
    ...findings.map((finding) => renderFinding(finding, paint)),
    ...suppressed.map(
      ({ finding, by, reason }) =>
        `${paint('gray', 'suppressed')}  ${finding.rule} ${finding.file}:${finding.line}  ${by}: ${visible(reason)}`,
    ),
    ...unread.map(
      ({ file, line, reason }) =>
        `${paint('yellow', 'not reviewed')}  ${visible(file)}${line === null ? '' : `:${line}`}  ${reason}`,
    ),
    `${partly}  ${tally(counts)} in ${counted(files, 'file')}, ${counted(lines, 'line')}; ` +
      `${suppressed.length} suppressed, ${unread.length} not wholly reviewed; ${durationMs} ms`,
    '',
  ].join('\n');
};

const renderFinding = (finding: ReviewFinding, paint: Paint): string => {
  const { rule, severity, file, line, column, message, excerpt, fix } = finding;
  const [first = '', ...rest] = excerpt.split('\n').map(visible);
  const gutter = String(line).length;
  const indent = ' '.repeat(gutter);
  const width = finding.endLine === line ? finding.endColumn - column : first.trimEnd().length;
  const from = caretColumn(finding, first);
  const caret = `${' '.repeat(from)}${'^'.repeat(Math.max(1, Math.min(width, first.length - from)))}`;
  return [
    `${paint(severity === 'advisory' ? 'yellow' : 'red', severity)}  ${paint('bold', rule)}  ${visible(message)}`,
    `${indent}--> ${visible(file)}:${line}:${column}`,
    `${line} | ${first}`,
    `${indent} | ${paint('red', caret)}`,
    ...rest.slice(0, 2).map((text) => `${indent} | ${text}`),
    `${indent} = required:`,
    ...fix.split('\n').map((text) => `${indent}   ${paint('green', text)}`),
    '',
  ].join('\n');
};

/** The excerpt has lost its indent, so the caret has to lose as much. */
const caretColumn = ({ column, indent }: ReviewFinding, first: string): number =>
  Math.max(0, Math.min(column - 1 - indent, first.length - 1));

/** Source may hold escape sequences; a terminal must not obey them. */
const visible = (text: string): string =>
  text.replace(
    /(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
