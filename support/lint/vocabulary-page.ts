import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { dryRun } from './dry-run';
import { root, stepFiles } from './project';
import { vocabulary, withVocabulary } from './vocabulary';

/** Where the vocabulary stands for people to read. */
export const VOCABULARY_PAGE = join(root, 'features', 'README.md');

/** The page as it is, and as it must be by the features and steps of now. */
export const vocabularyPage = async (): Promise<{ now: string; due: string }> => {
  const now = await readFile(VOCABULARY_PAGE, 'utf8');
  const { messages } = await dryRun(root);
  const config = await resolveConfig(VOCABULARY_PAGE);
  const due = await format(withVocabulary(now, vocabulary(messages, stepFiles())), {
    ...config,
    parser: 'markdown',
  });
  return { now, due };
};
