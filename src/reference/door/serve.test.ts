import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { defaultLimits, type Begin } from '../../protocol';

/** A case whose audit directory is a file, so that there is something to log. */
const beginIn = (workspace: string): Begin => ({
  type: 'begin',
  case: 'case',
  seed: 1,
  workspace,
  config: {
    audit: {
      mode: 'local',
      directory: __filename,
      service_id: 'service',
      key_file: join(workspace, 'key'),
      flush: { mode: 'hybrid', batch_size: 10, interval_ms: 100, critical_wait_ms: 1_000 },
      buffer_capacity: 10,
    },
    vram: { backend: 'mock', capacity_bytes: 1_000_000 },
    loader: { root: workspace, max_bytes: 1_000_000 },
    worker: { id: 'worker-7', token: 'a token of some length' },
  },
  limits: defaultLimits,
});

test('a worker whose log nobody reads any more goes on, and ends well', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'door-'));
  const program = join(__dirname, '..', 'subject.ts');
  const worker = spawn(process.execPath, ['--require', 'ts-node/register', program]);
  try {
    worker.stderr.destroy();
    const answers = createInterface(worker.stdout)[Symbol.asyncIterator]();
    const ask = async (message: object): Promise<unknown> => {
      worker.stdin.write(`${JSON.stringify(message)}\n`);
      const { value } = await answers.next();
      return (JSON.parse(value ?? '{}') as { type?: string }).type;
    };
    const ended = once(worker, 'exit');
    assert.equal(await ask(beginIn(workspace)), 'ready');
    assert.equal(await ask({ type: 'op', seq: 1, name: 'vram.state', args: {} }), 'ack');
    worker.stdin.end();
    assert.deepEqual(await ended, [0, null]);
  } finally {
    worker.kill('SIGKILL');
    await rm(workspace, { recursive: true });
  }
});
