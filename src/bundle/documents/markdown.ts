import { visible } from '../../site';

/** Enough to see what it is about; the whole lies in the evidence. */
const SPAN_CHARACTERS = 400;
const BLOCK_CHARACTERS = 2400;

/**
 * Words from a subject, its sources or its evidence, as a span of code: the one place in Markdown
 * where nothing becomes markup, a link, a mention or HTML. Control and bidirectional characters show
 * as their code points, and line ends as `\n`, so that nothing reads otherwise than it is.
 */
export const quoted = (text: string): string => {
  const whole = visible(text).replace(/\r?\n/g, '\\n').replace(/\t/g, '\\t');
  const shown = cut(whole, SPAN_CHARACTERS, ' ');
  if (shown === '') return '(empty)';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
};

/** Lines from a subject, its sources or its evidence, in a fence that they cannot close. */
export const fenced = (language: string, text: string): string => {
  const shown = cut(visible(text.replace(/\r\n/g, '\n')), BLOCK_CHARACTERS, '\n');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown.replace(/\n+$/, '')}\n${fence}`;
};

/** Never through the middle of a character: half of one is no text, and reads back as another. */
const cut = (text: string, most: number, before: string): string => {
  if (text.length <= most) return text;
  const shown = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${shown}${before}… ${text.length - shown.length} more characters in the evidence`;
};

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/** A table; no cell can end before its end, nor a row before its line does. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};

/**
 * Readers disagree on a bar after a backslash of its own: some take `\\|` for an end. An odd number
 * of backslashes before a bar is a bar to all of them; where that is not to be had, its code point is.
 */
const cell = (text: string): string =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(\\*)\|/g, (_, slashes: string) =>
      slashes.length % 2 === 0 ? `${slashes}\\|` : `${slashes}\\u007c`,
    );

export const list = (items: readonly string[]): string => items.map((one) => `- ${one}`).join('\n');

/** Parts of a document, each a paragraph; what is empty is left out. */
export const paragraphs = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('\n\n');

/** `2 checks`, `1 check`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
