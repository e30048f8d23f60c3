import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectorUrl } from './collector-url';

for (const url of [
  'https://collector.example/v1/audit',
  'http://127.0.0.1:8080/',
  'http://[::1]/a',
]) {
  test(`${url} is taken`, () => {
    assert.equal(collectorUrl(url).href, url);
  });
}

for (const [what, url] of [
  ['plain http to another host', 'http://collector.example/'],
  ['a host that only begins like the loopback', 'http://127.0.0.1.example.com/'],
  ['a user and password', 'https://user:hunter2@collector.example/'],
  ['a query', 'https://collector.example/?token=hunter2'],
  ['a fragment', 'https://collector.example/#hunter2'],
  ['another scheme', 'file:///etc/hunter2'],
  ['no URL', 'hunter2'],
] as const) {
  test(`${what} is refused without being quoted`, () => {
    assert.throws(
      () => collectorUrl(url),
      (error: Error & { code?: string }) =>
        error.code === 'INVALID_SETTINGS' && !error.message.includes('hunter2'),
    );
  });
}
