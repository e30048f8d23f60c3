import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { eventually } from './fixtures';
import { killGroup } from './process-group';
import { hasInEnvironment, idsSince, liveProcesses } from './process-table';

test('A process that runs is live, with its group, and one that waits to be reaped is not', async () => {
  // The shell becomes a program that never reaps the child it started as a shell.
  const script = 'sleep 0 & echo $!; exec sleep 600';
  const parent = spawn('sh', ['-c', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const zombie = Number(line.toString());
    await eventually(
      () => readFileSync(`/proc/${zombie}/stat`, 'utf8').includes(') Z '),
      'it died',
    );
    const live = (await liveProcesses()) ?? [];
    assert.deepEqual(
      live.filter(({ pid }) => pid === parent.pid),
      [{ pid: parent.pid, group: parent.pid }],
    );
    assert.ok(!live.some(({ pid }) => pid === zombie));
  } finally {
    if (parent.pid !== undefined) killGroup(parent.pid);
  }
});

test('An entry of an environment is found whole or not at all', async () => {
  const child = spawn('sleep', ['600'], { env: { PATH: process.env.PATH, MARK: 'abc' } });
  try {
    await once(child, 'spawn');
    const { pid = 0 } = child;
    assert.equal(await hasInEnvironment(pid, 'MARK=abc'), true);
    assert.equal(await hasInEnvironment(pid, 'MARK=ab'), false);
    assert.equal(await hasInEnvironment(pid, 'ARK=abc'), false);
  } finally {
    child.kill('SIGKILL');
  }
});

test('Of a process that is not there nothing is found', async () => {
  assert.equal(await hasInEnvironment(2 ** 22 + 1, 'MARK=abc'), false);
});

test('Of those started since a process none is missing, and of those before hardly any is there', async () => {
  const [first, second] = [spawn('sleep', ['600']), spawn('sleep', ['600'])];
  try {
    const [older, younger] = [first.pid ?? 0, second.pid ?? 0];
    assert.ok((await idsSince(older)).includes(younger));
    assert.ok((await idsSince(younger)).includes(younger));
    // Ids begin anew when the highest has been handed out; then nobody can tell, and all are looked at.
    const haveBegunAnew = younger < older;
    assert.equal((await idsSince(younger)).includes(older), haveBegunAnew);
    assert.ok((await idsSince(2 ** 22)).includes(older));
  } finally {
    first.kill('SIGKILL');
    second.kill('SIGKILL');
  }
});
