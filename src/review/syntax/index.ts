import type { Vocabulary } from '../configuration/vocabulary';
import type { FileFacts, Language } from '../facts/types';
import { readSuppressions } from '../suppression';
import { parseSource } from './parse';
import { readRust } from './rust/read';
import { readTypescript } from './typescript/read';

export { languageOf } from './parse';

/** One file as it was read. */
export interface SourceFile {
  readonly file: string;
  readonly language: Language;
  readonly text: string;
}

/** Everything the rules need to know of a file; the tree itself is let go. */
export const readFacts = (source: SourceFile, words: Vocabulary, withTests: boolean): FileFacts => {
  const { file, language, text } = source;
  const root = parseSource(language, file, text);
  const read = language === 'rust' ? readRust(root, words, withTests) : readTypescript(root, words);
  return {
    ...{ file, language, lines: text.split('\n').length },
    ...read,
    suppressions: readSuppressions(text),
  };
};
