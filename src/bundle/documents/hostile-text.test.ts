import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outline, toldCatalogue, toldRun, type Say } from './testing';
import { drawDocuments } from './index';

const drawn = (say: Say): Promise<ReadonlyMap<string, string>> => {
  const { facts, readEvidence } = toldRun(say);
  return drawDocuments(facts, toldCatalogue, readEvidence);
};

/** What each document is made of, in which only words are different when they are. */
const outlines = async (say: Say): Promise<readonly (readonly [string, readonly string[]])[]> =>
  [...(await drawn(say))].map(([path, text]) => [path, outline(text)]);

const tricks = [
  ...[
    '|',
    '||',
    '\\',
    '\\|',
    '`',
    '``',
    '```',
    '````',
    '```\n',
    '\n````\n',
    '~~~',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\t',
  ],
  ...['<script>alert(1)</script>', '<img src=x>', '<!--', '-->', '<details>', '</td>', '&#124;'],
  ...['[x](javascript:alert(1))', '![](http://a.example/x.png)', '[a]: http://a.example', '[^1]'],
  ...['https://a.example', 'www.a.example', 'a@a.example', '<http://a.example>', '@somebody'],
  ...['# heading', '\n# heading', '\n===', '\n---', '- item', '1. item', '> quote', '[x]', '**'],
  ...['\u202e', '\u200b', '\u2028', '\u0000', '\u001b[2J', '\ud800', '\ud83d\ude00', ' ', 'word'],
  '\n| a | b |\n| --- | --- |\n',
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...tricks), fc.string({ unit: 'binary', maxLength: 5 })), {
    ...{ minLength: 1, maxLength: 8 },
  })
  .map((parts) => parts.join(''));

/** The hostile text at either end of what else is said: there it touches our own markup. */
const saying =
  (text: string, isFirst: boolean): Say =>
  (place) =>
    isFirst ? `${text} ${place}` : `${place} ${text}`;

test('no text of a subject is ever more than words in a document', async () => {
  const expected = await outlines((place) => `plain ${place}`);
  await fc.assert(
    fc.asyncProperty(hostile, fc.boolean(), async (text, isFirst) => {
      assert.deepEqual(await outlines(saying(text, isFirst)), expected);
    }),
    { seed: 20261121, numRuns: 60 },
  );
});

test('a text too long to show whole is cut within its span, its fence and its characters', async () => {
  const expected = await outlines((place) => `plain ${place}`);
  for (const trick of ['`', '|', '\\', '<b>', '\n# a', '\ud83d\ude00', 'a\ud83d\ude00']) {
    const say: Say = (place) => `${place} ${trick.repeat(3000)}`;
    assert.deepEqual(await outlines(say), expected, trick);
    for (const text of (await drawn(say)).values()) assert.equal(text.isWellFormed(), true, trick);
  }
});

test('characters that hide or turn words show as their code points', async () => {
  for (const text of (await drawn((place) => `\u202e\u200b\u0000\u001b ${place}`)).values()) {
    assert.match(text, /\\u202e\\u200b\\u0000\\u001b/);
    // eslint-disable-next-line no-control-regex -- these are the characters that must not be there
    assert.doesNotMatch(text, /[\u0000\u001b\u200b\u202e]/);
  }
});
