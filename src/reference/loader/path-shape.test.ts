import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { dotForms, hostileShapes, legalNames, slashForms, traversals } from './testing';
import { pathShapeProblem } from './path-shape';

test('every form of dots with every form of slash is refused, in front and in the middle', (t) => {
  const passed = traversals.filter((path) => pathShapeProblem(path) === null);
  assert.deepEqual(passed, []);
  assert.ok(dotForms.length >= 24 && slashForms.length >= 30);
  t.diagnostic(`${dotForms.length} × ${slashForms.length} forms, ${traversals.length} paths`);
});

test('each hostile shape is refused under its own name', () => {
  for (const [path, problem] of Object.entries(hostileShapes)) {
    assert.equal(pathShapeProblem(path), problem, JSON.stringify(path.slice(0, 40)));
  }
});

test('names that only look like trouble are legal, alone and in a path', () => {
  for (const path of [...legalNames, ...legalNames.map((name) => `sub/${name}`), './a', 'a//b']) {
    assert.equal(pathShapeProblem(path), null, path);
  }
});

const pieces = fc.constantFrom(
  ...[
    '.',
    ' ',
    '/',
    '%',
    '2',
    'e',
    'u',
    'x',
    '%25',
    '%2e',
    '%c0',
    '\u2025',
    '\ud800',
    '\u0301',
    '\ufdfa',
  ],
);
const paths = fc.array(pieces, { maxLength: 300 }).map((all) => all.join(''));

test('any string is judged, and what is let pass has no parent segment to any reader', () => {
  fc.assert(
    fc.property(paths, (path) => {
      if (pathShapeProblem(path) !== null) return;
      for (const reading of [path, path.normalize('NFKC')]) {
        assert.ok(!reading.split('/').includes('..'), JSON.stringify(path));
      }
    }),
    { numRuns: 5000, seed: 20261120 },
  );
});

test(
  'the longest and strangest paths are judged long before anybody waits',
  { timeout: 10_000 },
  () => {
    for (const piece of ['.', ' ', '. ', '%', '%25', '%c0', '\u2025', '\ufdfa', 'a\u0301']) {
      pathShapeProblem(`${piece.repeat(4000 / piece.length)}x`);
      pathShapeProblem(`${'%25'.repeat(1000)}${piece.repeat(500)}`);
    }
  },
);
