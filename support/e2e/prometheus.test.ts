import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { startSubject, type Subject } from '../../src/driver';
import { refuseWrites, refuseWritesAvailability } from '../../src/probes';
import { defaultLimits } from '../../src/protocol';
import { seededRandom } from '../../src/verdict';
import { caseConfig, createWorkspace } from '../fixtures';
import { projectRoot } from './proofgate';

const run = promisify(execFile);

const PROGRAM = join(projectRoot, 'dist', 'reference', 'program.js');
const RULES = join(projectRoot, 'monitoring', 'alerts.yaml');

/** An alert comes within a few evaluations of a second each; a busy machine may need more. */
const DEADLINE_MS = 30_000;

const actor = { worker_id: 'worker-1', source_ip: null, correlation_id: null };

const absence = async (): Promise<string | false> => {
  const disk = await refuseWritesAvailability(process.platform);
  if (!disk.available) return disk.reason ?? 'no disk fault here';
  return run('prometheus', ['--version']).then(
    () => false,
    () => 'prometheus is not installed',
  );
};

/** The project's own rules with shorter windows: what looks back a minute looks back 2 seconds. */
const hastened = (rules: string): string =>
  rules.replace(/\[(\d+)m\]|offset (\d+)m/g, (_, window?: string, offset?: string) =>
    window === undefined ? `offset ${Number(offset) * 2}s` : `[${Number(window) * 2}s]`,
  );

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** A real server that scrapes the subject every half second. */
const startPrometheus = async (place: string, target: string) => {
  await writeFile(join(place, 'rules.yaml'), hastened(await readFile(RULES, 'utf8')));
  const config = {
    global: { scrape_interval: '500ms', scrape_timeout: '400ms', evaluation_interval: '500ms' },
    rule_files: ['rules.yaml'],
    scrape_configs: [{ job_name: 'subject', static_configs: [{ targets: [target] }] }],
  };
  await writeFile(join(place, 'prometheus.yaml'), stringify(config));
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(place, 'prometheus.yaml')}`,
      `--storage.tsdb.path=${join(place, 'data')}`,
      `--web.listen-address=${address}`,
      '--log.level=warn',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return { url: `http://${address}`, [Symbol.asyncDispose]: () => end(child) };
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

interface Answer {
  readonly data: {
    readonly alerts: readonly { state: string; labels: Readonly<Record<string, string>> }[];
    readonly result: readonly { value: readonly [number, string] }[];
  };
}

const ask = async (url: string, path: string): Promise<Answer['data'] | null> => {
  try {
    const response = await fetch(`${url}/api/v1/${path}`, { signal: AbortSignal.timeout(2000) });
    return response.ok ? ((await response.json()) as Answer).data : null;
  } catch {
    // Not listening yet, or too busy to answer: it is asked again.
    return null;
  }
};

const until = async <T>(what: string, look: () => Promise<T | null>): Promise<T> => {
  const deadline = performance.now() + DEADLINE_MS;
  while (performance.now() < deadline) {
    const found = await look();
    if (found !== null) return found;
    await sleep(250);
  }
  throw new Error(`expected ${what} within ${DEADLINE_MS} ms`);
};

const firing = async (url: string): Promise<readonly string[] | null> => {
  const data = await ask(url, 'alerts');
  if (data === null) return null;
  const names = data.alerts.filter(({ state }) => state === 'firing');
  return [...new Set(names.map(({ labels }) => labels.alertname ?? ''))].sort();
};

/** Waits until so many scrapes with the present value of a counter were kept. */
const scraped = (url: string, expr: string): Promise<true> =>
  until(`${expr} to hold`, async () => {
    const data = await ask(url, `query?query=${encodeURIComponent(expr)}`);
    return data !== null && data.result.length > 0 ? true : null;
  });

const start = (): Promise<Subject> =>
  startSubject(
    { name: 'reference', argv: [process.execPath, PROGRAM] },
    {
      limits: defaultLimits,
      harness: { name: 'proofgate', version: '0.0.0' },
      run: 'prometheus',
      nonce: '0123456789abcdef',
      baseEnv: process.env,
    },
  );

const attack = (subject: Subject) =>
  subject.op('loader.load', { path: '../secret', expected_digest: null, actor });

test('a real Prometheus raises the alerts of a subject whose disk refuses, and only those', async (t) => {
  const reason = await absence();
  if (reason !== false) {
    t.skip(reason);
    return;
  }
  const place = await mkdtemp(join(tmpdir(), 'proofgate-prometheus-'));
  t.after(() => rm(place, { recursive: true, force: true }));
  await using subject = await start();
  const workspace = await createWorkspace(join(place, 'case'), seededRandom(1));
  const { metrics } = await subject.begin({
    case: 'case',
    seed: 1,
    workspace: workspace.directory,
    config: caseConfig(
      workspace,
      { id: 'worker-1', token: 'token' },
      { backend: 'mock', driverLibrary: null },
    ),
  });
  assert.equal(metrics.kind, 'http');
  await using prometheus = await startPrometheus(place, new URL(metrics.url).host);

  await attack(subject);
  await scraped(prometheus.url, 'count_over_time(model_loader_audit_emit_attempts[10s]) > 5');
  await scraped(prometheus.url, 'model_loader_audit_emit_attempts == 1');
  assert.deepEqual(await firing(prometheus.url), []);

  await refuseWrites(subject.pid);
  await attack(subject);
  await until('both alerts of model-loader', async () => {
    const names = await firing(prometheus.url);
    const wanted = ['ModelLoaderAuditFailureRate', 'ModelLoaderCriticalAuditFailure'];
    return names?.join() === wanted.join() ? true : null;
  });
});
