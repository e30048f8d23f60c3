import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeLock } from './lock';

const inDirectory = async (use: (directory: string) => Promise<void>) => {
  const directory = await mkdtemp(join(tmpdir(), 'lock-'));
  try {
    await use(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
};

const holder = (directory: string, text: string) =>
  writeFile(join(directory, '.writer.lock'), text);

test('a directory is held by one writer until it is released', () =>
  inDirectory(async (directory) => {
    const lock = await takeLock(directory);
    await assert.rejects(takeLock(directory), { code: 'LOCKED' });
    await lock.release();
    await (await takeLock(directory)).release();
    assert.deepEqual(await readdir(directory), []);
  }));

test('the lock of a process that is gone is taken over', () =>
  inDirectory(async (directory) => {
    const pid = execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }).trim();
    await holder(directory, `${pid} 12345`);
    await takeLock(directory);
    assert.deepEqual(await readdir(directory), ['.writer.lock']);
  }));

test('the lock of an earlier process whose pid lives again is taken over', () =>
  inDirectory(async (directory) => {
    await holder(directory, `${process.pid} 1`);
    await takeLock(directory);
  }));

test('the lock of another process that lives is respected', () =>
  inDirectory(async (directory) => {
    const program = `require('ts-node/register');
      require(${JSON.stringify(join(__dirname, 'lock.ts'))})
        .takeLock(${JSON.stringify(directory)})
        .then(() => { console.log('held'); process.stdin.resume(); });`;
    const other = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
    try {
      await once(other.stdout, 'data');
      await assert.rejects(takeLock(directory), { code: 'LOCKED' });
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    await takeLock(directory);
  }));

test('a lock that says nothing sensible is taken over', () =>
  inDirectory(async (directory) => {
    await holder(directory, '');
    await takeLock(directory);
  }));
