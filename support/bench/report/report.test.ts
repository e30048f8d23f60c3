import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure, Section } from '../types';
import { jsonReport, sectionText } from '.';

const cost: Figure = {
  name: 'trail, CPU per emission',
  value: 12.3456,
  unit: 'µs',
  spread: 0.125,
  against: 'pino async, CPU per emission',
  ratio: 1.75,
  aim: { of: 'ratio', relation: 'at most', limit: 1.5 },
};

const section = (...figures: Figure[]): Section => ({
  title: 'Emission',
  method: 'Five rounds.',
  figures,
});

test('a machine reads name, value, unit, and the peer where there is one, and nothing else', () => {
  const count = { name: 'trail, lines', value: 1000, unit: 'lines' };
  const { metrics } = jsonReport('trail', 'two cores', [section(cost), section(count)]);
  assert.deepEqual(metrics, [
    { name: cost.name, value: 12.3456, unit: 'µs', against: cost.against, ratio: 1.75 },
    { name: 'trail, CPU per emission, spread', value: 12.5, unit: '%' },
    count,
  ]);
});

test('a missed aim is said plainly', () => {
  assert.match(sectionText(section(cost)), /1\.75 × pino async.*aim ≤ 1\.5 ×: NOT MET$/m);
});

test('an aim that is exactly reached is met', () => {
  const reached: Figure = { ...cost, ratio: 1.5 };
  assert.match(sectionText(section(reached)), /aim ≤ 1\.5 ×: met$/m);
});

test('an aim for a value is given in its unit', () => {
  const rate: Figure = {
    name: 'rate',
    value: 99_999,
    unit: 'records/s',
    aim: { of: 'value', relation: 'at least', limit: 100_000 },
  };
  assert.match(sectionText(section(rate)), /99,999.*aim ≥ 100,000 records\/s: NOT MET$/m);
});

test('a figure that is no number meets no aim', () => {
  assert.match(sectionText(section({ ...cost, ratio: Number.NaN })), /NOT MET$/m);
});

test('columns of numbers are aligned to the right, a table stands in place of the figures', () => {
  const table = {
    columns: ['logger', 'lines'],
    rows: [
      ['trail', '1,000'],
      ['pino', '0'],
    ],
  };
  const text = sectionText({ ...section(cost), table });
  assert.deepEqual(text.split('\n').slice(3, 6), [
    '  logger  lines',
    '  trail   1,000',
    '  pino        0',
  ]);
  assert.doesNotMatch(text, /CPU per emission/);
});
