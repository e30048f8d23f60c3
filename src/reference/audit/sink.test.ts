import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chainEntries } from './chain';
import { faultyStorage } from './faulty-storage';
import { fileStorage } from './file-storage';
import { MacKey } from './mac-key';
import { GENESIS, type Entry } from './record';
import { Sink } from './sink';
import type { TrailFile } from './storage';

const entry = {
  auditId: 'audit-1',
  timestamp: '2026-11-20T12:00:00.000Z',
  severity: 'ROUTINE',
  event: '{"event_type":"SealVerified"}',
} as const;

/** More than go to the disk in one piece. */
const many = Array.from({ length: 600 }, (_, n) => ({ ...entry, auditId: `audit-${n}` }));

const chain = { logId: 'log-1', serviceId: 'service', key: new MacKey(Buffer.alloc(32, 7)) };

/** A file whose write the system has taken and carries out only after so many looks at its size. */
const fileThatLags = (looks: number) => {
  const calls: string[] = [];
  let bytes = 0;
  const written: Buffer[] = [];
  const unused = () => Promise.reject(new Error('not in this test'));
  const file: TrailFile = {
    size: unused,
    read: unused,
    truncate: unused,
    close: unused,
    isInPlace: () => Promise.resolve(true),
    sync: unused,
    append: (chunk) => {
      bytes += chunk.length;
      written.push(chunk);
      return new Promise(() => undefined);
    },
    sizeSync: () => (calls.push('look') > looks ? bytes : 0),
    appendSync: (chunk) => {
      calls.push('append');
      written.push(chunk);
    },
    syncSync: () => void calls.push('sync'),
  };
  return { file, calls, written };
};

const sinkOn = (file: TrailFile) =>
  new Sink('2026-11-20.audit', file, chain, { size: 0, before: GENESIS, last: GENESIS });

const beginCommit = (file: TrailFile, entries: readonly Entry[] = [entry]) => {
  const reached: string[] = [];
  const sink = sinkOn(file);
  const { signal } = new AbortController();
  const committed = sink.commit(entries, (level) => reached.push(level), signal);
  return { sink, reached, committed };
};

test('at exit a write on its way is waited for, synced, and only then called synced', () => {
  const { file, calls } = fileThatLags(3);
  const { sink, reached } = beginCommit(file);
  sink.finishSync();
  assert.deepEqual(calls, ['look', 'look', 'look', 'look', 'sync']);
  assert.deepEqual(reached, ['synced']);
});

test('at exit a write that does not arrive is given up in time', () => {
  const { file, calls } = fileThatLags(Number.POSITIVE_INFINITY);
  const { sink, reached } = beginCommit(file);
  assert.throws(
    () => {
      sink.finishSync();
    },
    { code: 'TOO_SLOW' },
  );
  assert.ok(!calls.includes('sync'));
  assert.deepEqual(reached, []);
});

test('at exit the rest of a batch follows the piece that is on its way', () => {
  const { file, calls, written } = fileThatLags(1);
  const { sink, reached } = beginCommit(file, many);
  sink.finishSync();
  const expected = chainEntries(many, chain, GENESIS);
  assert.deepEqual(calls, ['look', 'look', 'append', 'append', 'sync']);
  assert.deepEqual(Buffer.concat(written), expected.bytes);
  assert.deepEqual([sink.size, sink.last], [expected.bytes.length, expected.last]);
  assert.deepEqual(reached, ['synced']);
});

test('a batch is one chain in however many pieces, and all of it is taken back if one fails', async () => {
  const path = await mkdtemp(join(tmpdir(), 'sink-'));
  const disk = faultyStorage(fileStorage);
  const directory = await disk.storage.open(path);
  const file = await directory.openFile('2026-11-20.audit');
  const content = () => readFile(join(path, '2026-11-20.audit'));
  disk.inject('write-error', 1, 1);
  const { sink, reached, committed } = beginCommit(file, many);
  await assert.rejects(committed, { code: 'WRITE_FAILED' });
  assert.deepEqual([sink.size, sink.last, reached], [0, GENESIS, []]);
  assert.deepEqual(await content(), Buffer.alloc(0));
  await sink.commit(many, (level) => reached.push(level), new AbortController().signal);
  const expected = chainEntries(many, chain, GENESIS);
  assert.deepEqual(await content(), expected.bytes);
  assert.deepEqual([sink.size, sink.last], [expected.bytes.length, expected.last]);
  assert.deepEqual(reached, ['written', 'synced']);
  await sink.close();
  await directory.release();
  await rm(path, { recursive: true });
});
