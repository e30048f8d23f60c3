import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counter, rising } from '../testing';
import { NAME, PromqlError, evaluate, parsePromql } from './index';

const AT_MS = 600_000;
const COUNT = AT_MS / 15_000 + 1;

const series = [
  counter('failures', rising(COUNT, 1), { crate: 'a', worker: '1' }),
  counter('failures', rising(COUNT, 2), { crate: 'a', worker: '2' }),
  counter('failures', rising(COUNT, 4, 1000), { crate: 'b', worker: '1' }),
  counter('attempts', rising(COUNT, 100), { crate: 'a', worker: '1' }),
  counter('attempts', rising(COUNT, 100), { crate: 'b', worker: '1' }),
  counter('stale', [...rising(20, 1), ...rising(COUNT - 20, 0).map(() => null)]),
];

/** The labels without the name of the metric, and the values to six digits. */
const at = (expr: string, atMs = AT_MS): Readonly<Record<string, number>> | number => {
  const value = evaluate(parsePromql(expr), series, atMs);
  if (typeof value === 'number') return value;
  return Object.fromEntries(
    value.map((one) => {
      const labels = Object.entries(one.labels).filter(([label]) => label !== NAME);
      const key = labels.map(([label, text]) => `${label}=${text}`).sort();
      return [key.join(' '), Number(one.value.toPrecision(6))];
    }),
  );
};

/** Expressions and what Prometheus makes of them. */
const cases: Readonly<Record<string, Readonly<Record<string, number>> | number>> = {
  '1 + 2 * 3 - 4 / 2': 5,
  '-(2)': -2,
  '1e3': 1000,
  '1 > bool 2': 0,
  '2 >= bool 2': 1,
  'vector(7)': { '': 7 },
  '-vector(7)': { '': -7 },
  'failures{crate="b"}': { 'crate=b worker=1': 1160 },
  '{__name__="failures",crate="b"}': { 'crate=b worker=1': 1160 },
  'failures{crate!="a"}': { 'crate=b worker=1': 1160 },
  'failures{crate=~"b|c"}': { 'crate=b worker=1': 1160 },
  "failures{crate!~'a.*'}": { 'crate=b worker=1': 1160 },
  'failures{crate=`b`,nothing=""}': { 'crate=b worker=1': 1160 },
  'failures{crate="b"} offset 1m': { 'crate=b worker=1': 1144 },
  'increase(failures{crate="b"}[5m])': { 'crate=b worker=1': 80 },
  'rate(failures{crate="b"}[5m])': { 'crate=b worker=1': 0.266667 },
  'failures{crate="b"} - failures offset 1m': { 'crate=b worker=1': 16 },
  'sum(failures) > 2000 or failures{worker="2"} offset 1m and failures': {
    'crate=a worker=2': 72,
  },
  'stale or failures{crate="b"} offset 1m unless failures offset 2m': {},
  'rate(failures{crate="b"}[5m] offset 5m)': { 'crate=b worker=1': 0.266667 },
  stale: {},
  'increase(stale[2m])': {},
  'increase(nowhere[5m])': {},
  'sum(failures)': { '': 1280 },
  'sum by (crate) (failures)': { 'crate=a': 120, 'crate=b': 1160 },
  'max without (worker) (failures)': { 'crate=a': 80, 'crate=b': 1160 },
  'min(failures) by (crate)': { 'crate=a': 40, 'crate=b': 1160 },
  'count(failures)': { '': 3 },
  'failures > 50': { 'crate=a worker=2': 80, 'crate=b worker=1': 1160 },
  '50 < failures': { 'crate=a worker=2': 80, 'crate=b worker=1': 1160 },
  'failures == bool 80': {
    ...{ 'crate=a worker=1': 0, 'crate=a worker=2': 1, 'crate=b worker=1': 0 },
  },
  'failures / attempts': { 'crate=a worker=1': 0.01, 'crate=b worker=1': 0.29 },
  'failures{worker="1"} / on (crate) attempts': { 'crate=a': 0.01, 'crate=b': 0.29 },
  'failures{worker="1"} / ignoring (worker) attempts': { 'crate=a': 0.01, 'crate=b': 0.29 },
  'failures != attempts': { 'crate=a worker=1': 40, 'crate=b worker=1': 1160 },
  'failures and attempts': { 'crate=a worker=1': 40, 'crate=b worker=1': 1160 },
  'failures unless attempts': { 'crate=a worker=2': 80 },
  'failures{crate="a"} or failures{worker="1"}': {
    ...{ 'crate=a worker=1': 40, 'crate=a worker=2': 80, 'crate=b worker=1': 1160 },
  },
  'failures and on (crate) attempts{crate="b"}': { 'crate=b worker=1': 1160 },
  '(failures <= 40) # a comment': { 'crate=a worker=1': 40 },
};

for (const [expr, value] of Object.entries(cases)) {
  test(`${expr} is what Prometheus makes of it`, () => {
    assert.deepEqual(at(expr), value);
  });
}

test('a share of no attempts is no share, so it is above no threshold', () => {
  const none = [counter('a', rising(COUNT, 0, 5)), counter('f', rising(COUNT, 0, 5))];
  const ratio = parsePromql('increase(f[5m]) / increase(a[5m]) > 0.01');
  assert.deepEqual(evaluate(ratio, none, AT_MS), []);
});

test('several series of the same labels on one side are refused, as Prometheus does', () => {
  assert.throws(() => at('failures / on (crate) attempts'), { code: 'AMBIGUOUS' });
});

test('what joins vectors joins no numbers', () => {
  assert.throws(() => at('1 and 2'), { code: 'SYNTAX' });
});

test('what is no PromQL is refused with the place', () => {
  for (const expr of ['a >', 'sum(a', '', '5m_x{', 'rate(a[5m]']) {
    assert.throws(
      () => parsePromql(expr),
      (error) => error instanceof PromqlError && error.code === 'SYNTAX',
      expr,
    );
  }
});

test('PromQL that the evaluator does not know is refused, never guessed at', () => {
  const unknown = [
    'histogram_quantile(0.9, a)',
    'quantile(0.9, a)',
    'topk(1, a)',
    'a[5m:1m]',
    'a @ 5',
    'a * on (b) group_left () c',
    'a ^ 2',
    'rate(a[5m:1m])',
    'increase(a)',
    'rate(sum(a)[5m:])',
    'absent(a)',
    '"text"',
    'time()',
    'a[5m]',
    'a offset -5m',
    'a{b=~"(?i)x"}',
  ];
  for (const expr of unknown) {
    assert.throws(
      () => parsePromql(expr),
      (error) => error instanceof PromqlError && error.code === 'OUTSIDE_SUBSET',
      expr,
    );
  }
});
