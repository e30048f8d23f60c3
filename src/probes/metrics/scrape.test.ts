import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { fetchExposition, readCounters } from './index';

/** Serves on a port of its own until the test ends. */
const serve = async (context: TestContext, listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
};

test('the text of a metrics endpoint is fetched as it is', async (t) => {
  const url = await serve(t, (request, response) => {
    response.end(`asked_for{path="${request.url ?? ''}"} 1\n`);
  });
  assert.equal(await fetchExposition(url), 'asked_for{path="/metrics"} 1\n');
});

test('an endpoint that answers with an error gives no metrics', async (t) => {
  for (const status of [500, 404, 304]) {
    const url = await serve(t, (_, response) => {
      response.writeHead(status).end(status === 304 ? undefined : 'a 1');
    });
    await assert.rejects(fetchExposition(url), {
      message: `expected metrics at ${url}, found status ${status}; serve them there from ready until the case ends`,
    });
  }
});

test('a redirect is not followed: the subject could point at any other', async (t) => {
  let asked = 0;
  const elsewhere = await serve(t, (_, response) => {
    asked += 1;
    response.end('a 1');
  });
  const url = await serve(t, (_, response) => {
    response.writeHead(302, { location: elsewhere }).end();
  });
  await assert.rejects(fetchExposition(url), /found unexpected redirect; serve them/);
  assert.equal(asked, 0);
});

test('an endpoint that never answers is given up at the deadline', async (t) => {
  const url = await serve(t, () => undefined);
  await assert.rejects(fetchExposition(url, 50), /found no answer within 50 ms; serve them/);
});

test('an endpoint that stalls in the middle of its answer is given up at the deadline', async (t) => {
  const url = await serve(t, (_, response) => {
    response.write('a 1\n');
  });
  await assert.rejects(fetchExposition(url, 200), /found no answer within 200 ms/);
});

test('an endpoint that is not there is an error, not an empty answer', async (t) => {
  const url = await serve(t, () => undefined);
  const unheard = createServer().listen(0, '127.0.0.1');
  await once(unheard, 'listening');
  const { port } = unheard.address() as AddressInfo;
  unheard.close();
  await once(unheard, 'close');
  const nobody = url.replace(/:\d+/, `:${port}`);
  await assert.rejects(fetchExposition(nobody, 5000), /found connect ECONNREFUSED 127\.0\.0\.1/);
});

test('the three counters of a prefix are read, and one that is not there is null, not 0', () => {
  const text = [
    'vram_audit_emit_attempts{mode="hybrid"} 3',
    'vram_audit_emit_attempts{mode="batched"} 4',
    'vram_audit_critical_emit_failures 0',
    'loader_audit_emit_failures 9',
    'vram_audit_emit_failures_created 1',
  ].join('\n');
  assert.deepEqual(readCounters(text, 'vram'), {
    ...{ attempts: 7, failures: null, critical_failures: 0 },
  });
  assert.deepEqual(readCounters('', 'vram'), {
    ...{ attempts: null, failures: null, critical_failures: null },
  });
});
