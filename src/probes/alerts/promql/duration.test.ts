import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration } from './duration';

test('durations are read as Prometheus writes them', () => {
  const durations = {
    ...{ '5m': 300_000, '1h30m': 5_400_000, '250ms': 250, '2d': 172_800_000, '1w': 604_800_000 },
    ...{ '90': 90_000, '1.5': 1500, '0s': 0 },
  };
  for (const [text, ms] of Object.entries(durations)) assert.equal(parseDuration(text), ms, text);
});

test('what is no duration is none', () => {
  for (const text of ['', 'm', '5 m', '-5m', '5x', '5m!', 'five minutes']) {
    assert.equal(parseDuration(text), null, text);
  }
});
