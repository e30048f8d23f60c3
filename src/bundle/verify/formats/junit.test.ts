import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readJunit } from './junit';

const ends = (kind: string, type: string): string => `<${kind} type="${type}">why</${kind}>`;

const testcase = (name: string, ...how: readonly string[]): string =>
  `<testcase classname="c" name="${name}">${how.join('')}</testcase>`;

/** A suite that counts [tests, failures, errors, skipped]. */
const suite = (
  name: string,
  [tests, failures, errors, skipped]: readonly [number, number, number, number],
  ...cases: readonly string[]
): string =>
  `<testsuite name="${name}" tests="${tests}" failures="${failures}" errors="${errors}" ` +
  `skipped="${skipped}"><properties/>${cases.join('')}</testsuite>`;

const read = (...suites: readonly string[]) =>
  readJunit(`<testsuites name="s">${suites.join('')}</testsuites>`);

const failed = ends('failure', 'fail');
const broke = ends('error', 'error');

describe('the reader of junit.xml', () => {
  test('takes the worst of its scenarios for a requirement', () => {
    const { requirements, scenarios, problems } = read(
      suite('A-1', [2, 1, 0, 0], testcase('a'), testcase('b', failed)),
      suite('A-2', [2, 0, 1, 1], testcase('c', broke), testcase('d', ends('skipped', 'waived'))),
      suite('A-3', [1, 0, 0, 0], testcase('a')),
    );
    assert.deepEqual(requirements, [
      { id: 'A-1', outcome: 'fail' },
      { id: 'A-2', outcome: 'error' },
      { id: 'A-3', outcome: 'pass' },
    ]);
    assert.deepEqual(scenarios, [
      { id: 'a', outcome: 'pass' },
      { id: 'b', outcome: 'fail' },
      { id: 'c', outcome: 'error' },
      { id: 'd', outcome: 'waived' },
    ]);
    assert.deepEqual(problems, []);
  });

  test('takes the word of the requirement itself before that of its scenarios', () => {
    const own = testcase('the requirement itself', ends('skipped', 'not-verified'));
    const { requirements, scenarios } = read(suite('A-1', [2, 0, 0, 1], testcase('a'), own));
    assert.deepEqual(requirements, [{ id: 'A-1', outcome: 'not-verified' }]);
    assert.deepEqual(scenarios, [{ id: 'a', outcome: 'pass' }]);
  });

  test('takes scenarios of no requirement for what they are', () => {
    const { requirements, scenarios } = read(suite('no requirement', [1, 0, 0, 0], testcase('a')));
    assert.deepEqual([requirements, scenarios], [[], [{ id: 'a', outcome: 'pass' }]]);
  });

  test('tells a suite that counts other than its cases, count by count', () => {
    const all = [
      testcase('a', failed),
      testcase('b', broke),
      testcase('c', ends('skipped', 'waived')),
    ];
    const counts: (readonly [number, number, number, number])[] = [
      ...([
        [4, 1, 1, 1],
        [3, 2, 1, 1],
        [3, 1, 0, 1],
        [3, 1, 1, 2],
      ] as const),
    ];
    assert.deepEqual(read(suite('A-1', [3, 1, 1, 1], ...all)).problems, []);
    for (const wrong of counts) {
      assert.deepEqual(read(suite('A-1', wrong, ...all)).problems, [
        'A-1 counts other than its cases',
      ]);
    }
  });

  test('tells a scenario that ends in more than one way', () => {
    const { problems } = read(
      suite('A-1', [1, 1, 0, 0], testcase('a', failed)),
      suite('A-2', [1, 0, 0, 0], testcase('a')),
    );
    assert.deepEqual(problems, ['a ends in more than one way']);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['a case that fails and is skipped', failed + ends('skipped', 'waived'), /failure and skipped/],
    ['a failure that is said to be a pass', ends('failure', 'pass'), /a is told as failure/],
    ['an error that is said to be a failure', ends('error', 'fail'), /a is told as error/],
    ['a skip that is said to be a failure', ends('skipped', 'fail'), /a is told as skipped/],
    ['a failure without its kind', '<failure>why</failure>', /./],
    ['a way to end that nobody knows', '<flaky type="pass">why</flaky>', /flaky/],
  ];
  for (const [what, how, says] of refused) {
    test(`refuses ${what}`, () => {
      assert.throws(() => read(suite('A-1', [1, 1, 0, 0], testcase('a', how))), says);
    });
  }

  test('refuses what is no XML, a suite without a case and a count that is no number', () => {
    assert.throws(() => readJunit('<testsuites name="s">'), SyntaxError);
    assert.throws(() => read(suite('A-1', [0, 0, 0, 0])));
    const text = suite('A-1', [1, 0, 0, 0], testcase('a'));
    for (const count of ['x', '1x', 'x1', '', '-1']) {
      assert.throws(() => read(text.replace('tests="1"', `tests="${count}"`)));
    }
    const eleven = suite(
      'A-1',
      [11, 0, 0, 0],
      ...Array.from({ length: 11 }, (_, n) => testcase(`${n}`)),
    );
    assert.deepEqual(read(eleven).problems, []);
  });
});
