import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSink } from './index';

const post = (url: string, timeoutMs: number): Promise<Response> =>
  fetch(url, { method: 'POST', body: '{}', signal: AbortSignal.timeout(timeoutMs) });

test('a sink that refuses says so, and counts who tried', async () => {
  await using sink = await openSink('refuses');
  assert.equal((await post(sink.url, 5000)).status, 503);
  assert.equal((await post(sink.url, 5000)).status, 503);
  assert.equal(sink.requests, 2);
});

test('a sink that stalls never answers', async () => {
  await using sink = await openSink('stalls');
  await assert.rejects(post(sink.url, 300), { name: 'TimeoutError' });
  assert.equal(sink.requests, 1);
});

test('a sink that resets hangs up', async () => {
  await using sink = await openSink('resets');
  await assert.rejects(post(sink.url, 5000), { name: 'TypeError' });
  assert.equal(sink.requests, 1);
});

test('a sink that is closed takes no one in, though it left somebody waiting', async () => {
  const sink = await openSink('stalls');
  const waiting = assert.rejects(post(sink.url, 5000), { name: 'TypeError' });
  while (sink.requests === 0) await new Promise((resolve) => setImmediate(resolve));
  await sink[Symbol.asyncDispose]();
  await waiting;
  await assert.rejects(post(sink.url, 5000), { name: 'TypeError' });
});
