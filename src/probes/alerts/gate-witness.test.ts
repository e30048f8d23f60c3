import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askGate } from './gate-witness';
import type { Simulation } from './simulation';
import { alerting, counter, rising, ruleFile } from './testing';

/** Ten quiet minutes, then a counter that grows by 1 with every scrape, for ten more. */
const simulation: Simulation = {
  intervalMs: 15_000,
  series: [counter('x', [...rising(41, 0, 5), ...rising(40, 1, 6)])],
  deedMs: 600_000,
  deadlineMs: 660_000,
};

test('an alert that the deed sets off is told from one that fires always and one that never does', () => {
  const told = askGate(
    [alerting({ New: 'x > 5', Always: 'x > 0', Never: 'x > 1000', Ratio: 'increase(x[1m]) > 2' })],
    simulation,
  );
  assert.deepEqual(told, {
    witness: 'gate',
    alerts: ['Always', 'Never', 'New', 'Ratio'],
    before: ['Always'],
    until: ['Always', 'New', 'Ratio'],
    broken: [],
    unknown: [],
  });
});

test('an alert that has to hold fires only when it has held for so long without a break', () => {
  const firing = (holding: string): readonly string[] =>
    askGate([alerting({ A: 'x > 5' }, holding)], simulation).until;
  assert.deepEqual(firing('45s'), ['A']);
  assert.deepEqual(firing('60s'), []);
  const flapping = { ...simulation, series: [counter('x', [...rising(41, 0), 9, 0, 9, 0, 9])] };
  assert.deepEqual(askGate([alerting({ A: 'x > 5' }, '15s')], flapping).until, []);
});

test('a group that asks to be evaluated more seldom is', () => {
  const slow = ruleFile(
    '{ groups: [{ name: g, interval: 7m, rules: [{ alert: A, expr: "x > 5" }] }] }',
  );
  assert.deepEqual(askGate([slow], simulation).until, []);
  assert.deepEqual(askGate([slow], { ...simulation, deadlineMs: 900_000 }).until, ['A']);
});

test('an alert may rest on a recorded metric', () => {
  const rules = ruleFile(`
groups:
  - name: g
    rules:
      - { record: growth, expr: "sum(increase(x[1m]))", labels: { crate: loader } }
      - { alert: A, expr: 'growth{crate="loader"} > 2' }
`);
  assert.deepEqual(askGate([rules], simulation).until, ['A']);
});

test('a metric that a rule no longer records is gone at once', () => {
  const rules = ruleFile(`
groups:
  - name: g
    rules:
      - { record: small, expr: x < 7 }
      - { alert: A, expr: small > 0, for: 1m }
      - { alert: B, expr: x > 5, for: 30s }
`);
  assert.deepEqual(askGate([rules], simulation).before, ['A']);
  const later = { ...simulation, deedMs: 660_000, deadlineMs: 720_000 };
  assert.deepEqual(askGate([rules], later).before, ['B']);
});

test('an alert out of reach of the evaluator is unknown, and its silence is not told as silence', () => {
  const { alerts, unknown, until, broken } = askGate(
    [alerting({ Far: 'absent(x)', Near: 'x > 5', Twice: 'x / on () (x or y)' })],
    { ...simulation, series: [...simulation.series, counter('y', rising(81, 0), { b: '1' })] },
  );
  assert.deepEqual(alerts, ['Near']);
  assert.deepEqual(until, ['Near']);
  assert.deepEqual(unknown, ['Far: absent(x) (FunctionCall)']);
  assert.deepEqual(
    broken.map(({ rule }) => rule),
    ['Twice'],
  );
});

test('an alert that rests on a metric which cannot be recorded is unknown as well', () => {
  const rules = ruleFile(`
groups:
  - name: g
    rules:
      - { alert: Early, expr: farther > 0 }
      - { record: far, expr: absent(x) }
      - { record: farther, expr: far * 2 }
      - { alert: A, expr: farther > 0 }
      - { alert: B, expr: x > 5 }
`);
  const { alerts, unknown } = askGate([rules], simulation);
  assert.deepEqual(alerts, ['B']);
  assert.match(unknown.join('\n'), /^A: rests on farther.*^Early: rests on farther/ms);
});
