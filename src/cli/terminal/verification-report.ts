import type { Verification } from '../../bundle';
import { paint } from './paint';

/** Each condition on its own line, then the word. */
export const renderVerification = (
  { ok, conditions, rejudged }: Verification,
  stream: NodeJS.WriteStream,
): string =>
  [
    ...conditions.map(
      (condition) =>
        `${condition.ok ? paint('green', 'ok  ', stream) : paint('red', 'FAIL', stream)}  ` +
        `${condition.name.padEnd(14)} ${condition.detail}`,
    ),
    ...rejudged.disagreements.map((text) => `      ${text}`),
    '',
    ok
      ? paint('green', `VALID: ${rejudged.verdicts} verdicts judged again, all alike`, stream) +
        unseen(rejudged)
      : paint('red', 'NOT VALID: do not rely on this bundle', stream),
    '',
  ].join('\n');

/** An edition is not the whole, and says so beside the word. */
const unseen = ({ notRejudged }: Verification['rejudged']): string =>
  notRejudged === undefined
    ? ''
    : `\nEDITION: ${notRejudged} checks could not be judged again, their evidence was removed`;
