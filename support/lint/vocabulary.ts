import type { Envelope } from '@cucumber/messages';
import { chapterTable } from './chapters';
import { LintError } from './lint-error';
import { usesOf } from './matching';
import { definitionsOf, type StepFile } from './step-file';

const BEGIN = '<!-- Written by `npm run docs:vocabulary`; change the code, not this part. -->';
const END = '<!-- The end of what is written. -->';

/** Parameter types that are no list of phrases, in words. */
const inWords: Readonly<Record<string, string>> = {
  event: 'one event type',
  events: 'event types in order; `nothing` for none, `20 × SealVerified` for many of one',
  count: 'how many: `a`, `3`',
  expired: '`nothing`, or `nothing but what is older than 2555 days`',
  text: 'quoted text with the escapes of JSON; `"a" × 257` for long ones',
  bytes: 'a size: `64 MiB`',
  duration: 'a span of time: `3 s`, `250 ms`, `30 min`',
  share: 'a part of all: `1.1 %`',
};

/** What the chapters hold, and every parameter type and step text of the features, as Markdown. */
export const vocabulary = (messages: readonly Envelope[], steps: readonly StepFile[]): string =>
  [
    '### Chapters',
    '',
    ...chapterTable(messages),
    '',
    '### Parameter types',
    '',
    ...messages.flatMap(({ parameterType }) =>
      parameterType ? [describe(parameterType.name, parameterType.regularExpressions)] : [],
    ),
    '',
    'And `{int}`, a whole number, which Cucumber brings. Letters in brackets may be left out, and of words with a slash',
    'between them one is written.',
    '',
    '### Steps',
    '',
    '| step | defined in | used |',
    '| --- | --- | --- |',
    ...rowsOf(steps, usesOf(messages)),
  ].join('\n');

const describe = (name: string, patterns: readonly string[]): string => {
  const [pattern = ''] = patterns;
  const meaning = /^[\w| -]+$/.test(pattern) ? phrasesIn(pattern) : inWords[name];
  if (meaning !== undefined) return `- \`{${name}}\`: ${meaning}`;
  throw new LintError(
    'NO_DESCRIPTION',
    `expected words for the parameter type {${name}}, found only a pattern; describe it in ` +
      'support/lint/vocabulary.ts',
  );
};

const phrasesIn = (pattern: string): string => pattern.split('|').sort().join(' · ');

const rowsOf = (files: readonly StepFile[], uses: ReadonlyMap<string, number>): readonly string[] =>
  ['Given', 'When', 'Then'].flatMap((keyword) =>
    files.flatMap((file) =>
      definitionsOf(file)
        .filter((definition) => definition.keyword === keyword)
        .map(({ text }) => {
          const words = text ?? '';
          return `| \`${keyword} ${words}\` | \`${file.path}\` | ${uses.get(words) ?? 0} |`;
        }),
    ),
  );

/**
 * The page with the vocabulary put where its markers are.
 *
 * @throws {LintError} when the markers are not there.
 */
export const withVocabulary = (page: string, words: string): string => {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new LintError(
      'NO_MARKERS',
      `expected the lines ${BEGIN} and ${END} around the vocabulary, found them missing; put them back`,
    );
  }
  return `${page.slice(0, begin)}${BEGIN}\n\n${words}\n\n${page.slice(end)}`;
};
