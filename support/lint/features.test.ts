import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { coverageOf } from './coverage';
import { dryRun } from './dry-run';
import { parseFeature } from './feature-file';
import { featureRules, lintFeature } from './lint-feature';
import { unclearSteps, usesOf } from './matching';
import { featureFiles, root } from './project';

const PATH = 'features/emission/emission.feature';

const good = `Feature: Nothing is lost in silence
  Whoever reads this knows why.

  Background:
    Given a worker in hybrid mode

  @EMIT-3 @backend-mock @cap-vram.seal
  Rule: Every failed emission is counted

    Example: A healthy worker counts none
      When the worker seals the model
      Then the emission failures of vram-residency grow by 0

    Scenario Outline: A path such as <path> is counted
      Given a sealed shard
      And the disk refuses every write
      When the worker loads <path>
      Then the emission failures of model-loader grow by 1
      And the trail holds exactly SealVerified

      Examples: parents
        | path               |
        | "../etc/passwd"    |
        | "/srv/models.json" |
`;

/** Once for all tests: a second time in one process, no definition would register. */
const real = dryRun(root);

/** For each rule, what to change in the good feature to break it. */
const broken: Record<keyof typeof featureRules, readonly (readonly [string, string])[]> = {
  'one-requirement': [
    ['@EMIT-3 ', ''],
    ['@EMIT-3 ', '@EMIT-3 @EMIT-4 '],
    ['@EMIT-3 ', '@EMIT-99 '],
    ['    Example:', '    @EMIT-4\n    Example:'],
    ['Feature:', '@EMIT-3\nFeature:'],
  ],
  'under-a-rule': [
    ['  @EMIT-3', '  Example: Out\n    When it is asked\n    Then it answers\n\n  @EMIT-3'],
  ],
  'chapter-folder': [['@EMIT-3 ', '@FLUSH-1 ']],
  'in-pairs': [['    Scenario Outline:', '  @EMIT-4\n  Rule: Another\n\n    Scenario Outline:']],
  'tag-families': [
    ['@backend-mock', '@slow'],
    ['@backend-mock', '@backend-tpu'],
    ['@cap-vram.seal', '@cap-vram-seal'],
    ['      Examples:', '      @nightly\n      Examples:'],
  ],
  'unique-titles': [
    ['A path such as <path> is counted', 'A path is counted'],
    ['A path such as <path> is counted', 'A healthy worker counts none'],
  ],
  'named-examples': [['Examples: parents', 'Examples:']],
  'one-when': [
    ['When the worker seals the model', 'When the worker seals the model\n      And seals another'],
    ['      When the worker seals the model\n', '      Given a sealed shard\n'],
    ['    Given a worker in hybrid mode', '    When the worker seals the model'],
    ['And the disk refuses', '* the disk refuses'],
    ['      Given a sealed shard\n', '      Then the log tells of no error\n'],
  ],
  'few-steps': [
    ['      Given a sealed shard\n', '      Given a sealed shard\n      And another one\n'],
  ],
  'short-background': [
    ['hybrid mode', 'hybrid mode:\n      | a |\n      | b |\n      | c |\n      | d |'],
    ['hybrid mode', 'hybrid mode:\n      """\n      a\n      b\n      """'],
  ],
  'plain-words': [
    ['the worker seals the model', 'the worker seals models/tiny.gguf'],
    ['the worker seals the model', 'the worker seals /srv/model'],
    ['the worker seals the model', 'the worker is asked at localhost:9090'],
    ['the worker seals the model', 'the worker answers {"ok":true}'],
    ['the worker seals the model', 'the worker seals after 20 ms'],
    ['the worker seals the model', 'the worker waits for 3 s'],
    ['the worker seals the model', 'the VramManager seals the model'],
    ['the worker seals the model', 'the worker calls seal()'],
    ['Every failed emission', 'Every emitFailure'],
    ['knows why', 'knows audit::emit'],
    ['"../etc/passwd" ', '../etc/passwd   '],
  ],
};

const change = (from: string, to: string): string => {
  assert.ok(good.includes(from), `the good feature holds "${from}"`);
  return good.replace(from, () => to);
};

describe('the lint of features', () => {
  test('has nothing to say about a good feature, whatever is quoted in it', () => {
    assert.deepEqual(lintFeature(parseFeature(PATH, good)), []);
  });

  for (const [rule, changes] of Object.entries(broken)) {
    for (const [from, to] of changes) {
      test(`complains of ${rule} when ${JSON.stringify(from)} becomes ${JSON.stringify(to)}`, () => {
        const complaints = lintFeature(parseFeature(PATH, change(from, to)));
        assert.ok(complaints.length > 0);
        assert.deepEqual(new Set(complaints.map((complaint) => complaint.rule)), new Set([rule]));
      });
    }
  }

  test('names the place and what to mend', () => {
    const [complaint] = lintFeature(parseFeature(PATH, change('Examples: parents', 'Examples:')));
    assert.deepEqual(complaint, {
      rule: 'named-examples',
      at: `${PATH}:21`,
      message: 'expected the name of the equivalence class after Examples, found none',
    });
  });

  test('refuses a file without a feature', () => {
    assert.throws(() => parseFeature(PATH, '# nothing yet\n'), { code: 'NO_FEATURE' });
  });

  test('knows which requirements no rule tells of, and which are told twice', () => {
    const file = parseFeature(PATH, good);
    const { untold, toldTwice } = coverageOf([file, file]);
    assert.ok(untold.includes('EMIT-4') && !untold.includes('EMIT-3'));
    assert.deepEqual(toldTwice, ['EMIT-3']);
  });
});

describe('the lint of matching', () => {
  test('complains of a step that no definition matches', async () => {
    const { support } = await real;
    const place = await mkdtemp(join(tmpdir(), 'proofgate-lint-'));
    try {
      const features = join(place, 'bad.feature');
      await writeFile(features, good);
      const { messages } = await dryRun(root, { features, support });
      const complaints = unclearSteps(messages);
      assert.deepEqual(
        complaints.map(({ message }) => message),
        [
          'expected one definition for "the worker loads "../etc/passwd"", found none',
          'expected one definition for "the worker loads "/srv/models.json"", found none',
        ],
      );
      assert.match(complaints[0]?.at ?? '', /bad\.feature:17$/);
    } finally {
      await rm(place, { recursive: true });
    }
  });

  test('complains of a step that two definitions match', async () => {
    const run = await real;
    const ids = run.messages.flatMap(({ stepDefinition }) => stepDefinition?.id ?? []);
    const messages = run.messages.map((message) =>
      message.testCase
        ? {
            testCase: {
              ...message.testCase,
              testSteps: message.testCase.testSteps.map((step) =>
                step.pickleStepId === undefined ? step : { ...step, stepDefinitionIds: ids },
              ),
            },
          }
        : message,
    );
    assert.match(
      unclearSteps(messages)[0]?.message ?? '',
      /^expected one definition .+, found .+, /,
    );
  });

  test('counts a step once however many rows of examples it is run for', async () => {
    const uses = usesOf((await real).messages);
    const written = featureFiles()
      .flatMap(({ feature }) => JSON.stringify(feature).match(/"text":"nothing else has changed"/g))
      .filter((found) => found !== null);
    assert.equal(uses.get('nothing else has changed'), written.length);
  });
});

describe('the features', () => {
  test('are there, and in house style', () => {
    assert.ok(featureFiles().length > 0);
    assert.deepEqual(featureFiles().flatMap(lintFeature), []);
  });

  test('tell of no requirement twice; those that none tells of are reported', (t) => {
    const { untold, toldTwice } = coverageOf(featureFiles());
    t.diagnostic(`${untold.length} requirements without a Rule: ${untold.join(' ')}`);
    assert.deepEqual(toldTwice, []);
  });

  test('have one definition for every step, and a use for every definition', async () => {
    const { messages } = await real;
    assert.deepEqual(unclearSteps(messages), []);
    assert.deepEqual(
      [...usesOf(messages)].filter(([, times]) => times === 0),
      [],
    );
  });
});
