import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration, parseSpan } from './duration';

test('durations are read as Prometheus writes them', () => {
  const durations = {
    ...{ '5m': 300_000, '1h30m': 5_400_000, '250ms': 250, '2d': 172_800_000, '1w': 604_800_000 },
    ...{ '1y': 31_536_000_000, '1w2d': 777_600_000, '0s': 0, '0': 0 },
  };
  for (const [text, ms] of Object.entries(durations)) assert.equal(parseDuration(text), ms, text);
});

test('what is no duration is none', () => {
  for (const text of ['', 'm', '5 m', '-5m', '5x', '5m!', '90', '1m1m', '1s1m']) {
    assert.equal(parseDuration(text), null, text);
  }
});

test('in an expression a number is one of seconds', () => {
  for (const [text, ms] of Object.entries({ '90': 90_000, '1.5': 1500, '5m': 300_000 })) {
    assert.equal(parseSpan(text), ms, text);
  }
  for (const text of ['', '-5', '1e3', 'm']) assert.equal(parseSpan(text), null, text);
});
