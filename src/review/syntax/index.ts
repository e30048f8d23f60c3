import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../configuration/vocabulary';
import type { FileFacts, Language } from '../facts/types';
import { readSuppressions, type Comment } from '../suppression';
import { parseSource } from './parse';
import { readRust } from './rust/read';
import { within } from './tree';
import { readTypescript } from './typescript/read';

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
    suppressions: readSuppressions(text, commentsOf(root, source)),
  };
};

/** The comments of a file, asked for only where one may be of interest. */
const commentsOf = (root: SgNode, { language, text }: SourceFile): Comment[] => {
  if (!text.includes('proofgate-ignore')) return [];
  return within(root, [language === 'rust' ? 'line_comment' : 'comment']).map((node) => ({
    start: node.range().start.index,
    text: node.text(),
  }));
};
