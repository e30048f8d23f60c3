import assert from 'node:assert/strict';
import { generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { startSubject, type Subject } from '../../src/driver';
import { fetchExposition, proofgateFormat, readTrail } from '../../src/probes';
import { defaultLimits, type CaseConfig } from '../../src/protocol';
import { seededRandom } from '../../src/verdict';
import { caseConfig, createWorkspace } from '../fixtures';
import { projectRoot } from './proofgate';

const PROGRAM = join(projectRoot, 'dist', 'reference', 'program.js');

const actor = { worker_id: 'worker-1', source_ip: null, correlation_id: null };

/** Takes every batch whose signature holds, and keeps its lines by audit id. */
const startCollector = async (publicKey: KeyObject) => {
  const stored = new Map<string, string>();
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const field = String(request.headers['audit-signature']);
      const signature = Buffer.from(/ed25519=:(.*):/.exec(field)?.[1] ?? '', 'base64');
      if (!verify(null, body, publicKey, signature)) return response.writeHead(401).end();
      for (const line of body.toString().trimEnd().split('\n')) {
        stored.set((JSON.parse(line) as { audit_id: string }).audit_id, line);
      }
      return response.end(JSON.stringify({ batch: request.headers['idempotency-key'] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    stored,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/audit`,
    [Symbol.dispose]: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const start = (): Promise<Subject> =>
  startSubject(
    { name: 'reference', argv: [process.execPath, PROGRAM] },
    {
      limits: defaultLimits,
      harness: { name: 'proofgate', version: '0.0.0' },
      run: 'platform',
      nonce: '0123456789abcdef',
      baseEnv: process.env,
    },
  );

const begin = async (place: string, subject: Subject, audit: Partial<CaseConfig['audit']>) => {
  const workspace = await createWorkspace(join(place, 'case'), seededRandom(1));
  const device = { backend: 'mock', driverLibrary: null } as const;
  const config = caseConfig(workspace, { id: 'worker-1', token: 'token' }, device);
  const ready = await subject.begin({
    case: 'case',
    seed: 1,
    workspace: workspace.directory,
    config: { ...config, audit: { ...config.audit, ...audit } },
  });
  return { workspace, ready };
};

const attempt = (subject: Subject) =>
  subject.op('loader.load', { path: '../secret', expected_digest: null, actor });

test('in mode platform the collector gets, signed, exactly the lines of the trail', async () => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-platform-'));
  try {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const keyFile = join(place, 'signing.pem');
    await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    using collector = await startCollector(publicKey);
    await using subject = await start();
    const { workspace, ready } = await begin(place, subject, {
      mode: 'platform',
      platform_url: collector.url,
      platform_key_file: keyFile,
    });
    await attempt(subject);
    await subject.op('audit.flush', {});
    await subject.end('case');
    const { seen, files } = await readTrail({
      ...{ directory: ready.trail.directory, format: proofgateFormat, key: workspace.key },
    });
    assert.equal(seen.chain.first_bad, null);
    const trail = files.map(({ bytes }) => bytes.toString()).join('');
    const delivered = [...collector.stored.values()].map((line) => `${line}\n`).join('');
    assert.ok(trail.startsWith(delivered));
    assert.match(delivered, /PathTraversalAttempt/);
    assert.ok(!delivered.includes('TrailClosed'), 'the last record waits for the next start');
    assert.ok(ready.metrics.kind === 'http');
    const metrics = await fetchExposition(ready.metrics.url);
    assert.match(metrics, new RegExp(`^audit_delivered_records ${collector.stored.size}$`, 'm'));
    await subject.stop();
  } finally {
    await rm(place, { recursive: true });
  }
});

test('a case can ask for small files, and for a retention that must not be too short', async () => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-platform-'));
  try {
    await using subject = await start();
    const { ready } = await begin(place, subject, { rotation: { max_bytes: 1000 } });
    for (let n = 0; n < 5; n += 1) await attempt(subject);
    await subject.end('case');
    const names = await readdir(ready.trail.directory);
    assert.ok(names.filter((name) => name.endsWith('.audit.sha256')).length >= 2);
    const strict = join(place, 'strict');
    await begin(strict, subject, { retention: { days: 365, regulations: ['GDPR'] } });
    const { answer } = await subject.op('audit.flush', {});
    assert.ok(answer.kind === 'error');
    assert.match(answer.message, /GDPR asks for 2555 days of retention, the policy says 365/);
    await subject.end('case');
    await subject.stop();
  } finally {
    await rm(place, { recursive: true });
  }
});
