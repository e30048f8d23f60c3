import { complain, type Complaint } from './complaint';
import type { FeatureFile } from './feature-file';
import { fewSteps, oneWhen, shortBackground } from './feature-steps';
import {
  chapterFolder,
  inPairs,
  namedExamples,
  oneRequirement,
  tagFamilies,
  underARule,
  uniqueTitles,
} from './feature-structure';
import { plainWords } from './feature-wording';

/** What a feature file is held to, by the name under which it is complained about. */
export const featureRules = {
  'one-requirement': oneRequirement,
  'under-a-rule': underARule,
  'chapter-folder': chapterFolder,
  'in-pairs': inPairs,
  'tag-families': tagFamilies,
  'unique-titles': uniqueTitles,
  'named-examples': namedExamples,
  'one-when': oneWhen,
  'few-steps': fewSteps,
  'short-background': shortBackground,
  'plain-words': plainWords,
} as const;

/** Everything in a feature that is not in house style. */
export const lintFeature = (file: FeatureFile): readonly Complaint[] =>
  complain(file.path, file, featureRules);
