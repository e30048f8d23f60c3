import type { Verification } from '../../bundle';
import { paint } from './paint';
import { printable } from './printable';

/** How far the names of the conditions reach, so that what follows stands in one column. */
const COLUMN = 21;

/** Each condition on its own line, then the word, then the first thing wrong and what it means. */
export const renderVerification = (
  { ok, conditions, first, rejudged }: Verification,
  stream: NodeJS.WriteStream,
): string =>
  [
    ...conditions.map((condition) => {
      const word = condition.ok ? paint('green', 'ok  ', stream) : paint('red', 'FAIL', stream);
      const told = condition.ok ? [condition.detail] : condition.problems;
      return `${word}  ${condition.name.padEnd(14)} ${told.map(printable).join(NEXT_LINE)}`;
    }),
    '',
    ok
      ? paint('green', `VALID: ${rejudged.verdicts} verdicts judged again, all alike`, stream) +
        unseen(rejudged)
      : paint('red', 'NOT VALID: do not rely on this bundle', stream),
    ...(first
      ? [
          `first wrong: ${first.condition}: ${printable(first.problem)}`,
          `that means:  ${first.meaning}`,
        ]
      : []),
    '',
  ].join('\n');

const NEXT_LINE = `\n${' '.repeat(COLUMN)}`;

/** An edition is not the whole, and says so beside the word. */
const unseen = ({ notRejudged }: Verification['rejudged']): string =>
  notRejudged === undefined
    ? ''
    : `\nEDITION: ${notRejudged} checks could not be judged again, their evidence was removed`;
