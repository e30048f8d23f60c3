import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { RunError } from '../errors';
import { openPool } from './pool';
import type { Task } from './types';

const CHILDREN = `/proc/${process.pid}/task/${process.pid}/children`;

const task: Task = {
  ...{ subject: 'none', argv: ['true'], requirements: ['EMIT-1'], failFast: true, seed: 1 },
  inputs: { readme: [], alertRules: [], source: [] },
};

test('a worker that died breaks the self-test off, whoever asks it next', async (t) => {
  if (!existsSync(CHILDREN)) {
    t.skip('no list of children in /proc here');
    return;
  }
  using pool = openPool(1, {
    ...{ run: 'a', gateVersion: '0', temporaryDirectory: tmpdir() },
    tracing: { name: 'syscalls', available: false, launcher: [] },
  });
  const [worker = ''] = (await readFile(CHILDREN, 'utf8')).trim().split(' ');
  const attempts = [pool.attempt(task), pool.attempt(task)];
  process.kill(Number(worker), 'SIGKILL');
  for (const attempt of [...attempts, pool.attempt(task)]) {
    await assert.rejects(attempt, (error) => {
      assert.ok(error instanceof RunError, String(error));
      assert.match(error.message, /expected none to be tried by EMIT-1, found that the gate broke/);
      return true;
    });
  }
});
