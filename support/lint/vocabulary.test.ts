import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSteps } from './step-file';
import { vocabulary, withVocabulary } from './vocabulary';
import { vocabularyPage } from './vocabulary-page';

const typed = (name: string, pattern: string) => ({
  parameterType: {
    id: '1',
    name,
    regularExpressions: [pattern],
    preferForRegularExpressionMatch: false,
    useForSnippets: true,
  },
});

const steps = parseSteps('steps/fault.steps.ts', "Given('the disk refuses', () => undefined);");

describe('the vocabulary', () => {
  test('lists phrases by the alphabet, and every step with its uses', () => {
    const words = vocabulary([typed('signal', 'SIGTERM|SIGINT')], [steps]);
    assert.match(words, /^- `\{signal\}`: SIGINT · SIGTERM$/m);
    assert.match(words, /^\| `Given the disk refuses` \| `steps\/fault.steps.ts` \| 0 \|$/m);
  });

  test('refuses a parameter type that nobody has put into words', () => {
    assert.throws(() => vocabulary([typed('colour', '#[0-9a-f]{6}')], []), {
      code: 'NO_DESCRIPTION',
    });
  });

  test('refuses a page that has lost its markers', () => {
    assert.throws(() => withVocabulary('# Features\n', 'words'), { code: 'NO_MARKERS' });
  });

  test('on the page is the one of the features and steps', async () => {
    const { now, due } = await vocabularyPage();
    assert.equal(now, due, 'features/README.md is out of date; run `npm run docs:vocabulary`');
  });
});
