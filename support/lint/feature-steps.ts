import { StepKeywordType, type Step } from '@cucumber/messages';
import type { Found } from './complaint';
import { allScenarios, backgroundsOf, type FeatureFile } from './feature-file';

const MOST_STEPS = 5;
const MOST_BACKGROUND_LINES = 4;

const letters: Readonly<Record<StepKeywordType, string>> = {
  [StepKeywordType.CONTEXT]: 'G',
  [StepKeywordType.ACTION]: 'W',
  [StepKeywordType.OUTCOME]: 'T',
  [StepKeywordType.CONJUNCTION]: '&',
  [StepKeywordType.UNKNOWN]: '*',
};

/** The steps as letters, with And and But read as what they continue: `GGWT`. */
const shapeOf = (steps: readonly Step[]): string =>
  steps.reduce((shape, { keywordType }) => {
    const letter = letters[keywordType ?? StepKeywordType.UNKNOWN];
    return shape + (letter === '&' ? shape.slice(-1) : letter);
  }, '');

/** What is given, one deed, what came of it. */
export const oneWhen = ({ feature }: FeatureFile): readonly Found[] => [
  ...allScenarios(feature)
    .filter(({ steps }) => !/^G*WT+$/.test(shapeOf(steps)))
    .map(({ location, name }) => ({
      line: location.line,
      message: `expected Given, exactly one When, then Then; found otherwise in "${name}"`,
    })),
  ...backgroundsOf(feature)
    .filter(({ steps }) => !/^G+$/.test(shapeOf(steps)))
    .map(({ location }) => ({
      line: location.line,
      message: 'expected a background of Given steps only',
    })),
];

/** Three to five steps; two where When and Then say all. */
export const fewSteps = ({ feature }: FeatureFile): readonly Found[] =>
  allScenarios(feature)
    .filter(({ steps }) => steps.length > MOST_STEPS || steps.length < 2)
    .map(({ location, name, steps }) => ({
      line: location.line,
      message: `expected 2 to ${MOST_STEPS} steps, found ${steps.length} in "${name}"`,
    }));

/** What has to be read before every example is kept short. */
export const shortBackground = ({ feature }: FeatureFile): readonly Found[] =>
  backgroundsOf(feature).flatMap(({ location, steps }) => {
    const lines = steps.reduce((sum, step) => sum + linesOf(step), 0);
    if (lines <= MOST_BACKGROUND_LINES) return [];
    const message = `expected a background of ${MOST_BACKGROUND_LINES} lines at most, found ${lines}`;
    return [{ line: location.line, message }];
  });

const linesOf = ({ dataTable, docString }: Step): number =>
  1 +
  (dataTable?.rows.length ?? 0) +
  (docString === undefined ? 0 : docString.content.split('\n').length + 2);
