import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSettings, platformDefaults } from './settings';

const settings = { ...platformDefaults, url: 'https://collector.example/' };

test('the defaults are within their own rules', () => {
  assert.doesNotThrow(() => {
    checkSettings(settings);
  });
});

for (const value of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31]) {
  test(`a limit of ${value} is refused by name`, () => {
    const refused = { code: 'INVALID_SETTINGS', message: /^attempt_ms must be/ };
    assert.throws(() => {
      checkSettings({ ...settings, attempt_ms: value });
    }, refused);
  });
}
