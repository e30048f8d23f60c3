import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

/** Two words with a blank between them: a text for people. Codes, keys and separators have none. */
const TWO_WORDS = /[\p{L}\d][,;:.)'"]* ["'(]*[\p{L}\d]/u;

/** What stands between the items of a list, in a text for people. */
const LIST = /^[,;] $/;

/** What a literal says; where a value is put in, any word stands for it. */
const textOf = ({ node }) => {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type !== 'TemplateLiteral') return '';
  return node.quasis.map(({ value }) => value.raw).join('x');
};

/** Leaves the wording of messages alone: it may change without anything being judged otherwise. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'wording', {
    shouldIgnore: (path) =>
      [TWO_WORDS, LIST].some((wording) => wording.test(textOf(path)))
        ? 'the wording of a message'
        : undefined,
  }),
];
