import { configurationSchema, type ConfigurationInput } from '../configuration/schema';
import { vocabularyOf } from '../configuration/vocabulary';
import type { Language } from '../facts/types';
import { reviewCrate } from '../review-crate';
import { readFacts } from '../syntax';
import type { CrateReview, ReviewFinding } from '../types';

type Configured = Partial<ConfigurationInput>;

/** Reviews sources that stand in memory as one crate. */
export const reviewSources = (
  sources: Readonly<Record<string, string>>,
  configured: Configured = {},
): CrateReview => {
  const configuration = configurationSchema.parse(configured);
  const words = vocabularyOf(configuration);
  const facts = Object.entries(sources).map(([file, text]) => {
    const language: Language = file.endsWith('.rs') ? 'rust' : 'typescript';
    return readFacts({ file, language, text }, words, configuration.tests);
  });
  return reviewCrate({ name: 'crate', root: '.' }, facts, (file) => sources[file] ?? '', words)
    .review;
};

/** The findings in one text. */
export const reviewText = (language: Language, text: string): readonly ReviewFinding[] =>
  reviewSources({ [language === 'rust' ? 'src/lib.rs' : 'src/index.ts']: text }).findings;
