import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MacKey } from './mac-key';
import { GENESIS } from './record';
import { Sink } from './sink';
import type { TrailFile } from './storage';

const entry = {
  auditId: 'audit-1',
  timestamp: '2026-11-20T12:00:00.000Z',
  severity: 'ROUTINE',
  event: '{"event_type":"SealVerified"}',
} as const;

const chain = { logId: 'log-1', serviceId: 'service', key: new MacKey(Buffer.alloc(32, 7)) };

/** A file whose write the system has taken and carries out only after so many looks at its size. */
const fileThatLags = (looks: number) => {
  const calls: string[] = [];
  let bytes = 0;
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
      return new Promise(() => undefined);
    },
    sizeSync: () => (calls.push('look') > looks ? bytes : 0),
    appendSync: () => void calls.push('append'),
    syncSync: () => void calls.push('sync'),
  };
  return { file, calls };
};

const beginCommit = (file: TrailFile) => {
  const reached: string[] = [];
  const sink = new Sink('2026-11-20.audit', file, chain, {
    size: 0,
    before: GENESIS,
    last: GENESIS,
  });
  void sink.commit([entry], (level) => reached.push(level), new AbortController().signal);
  return { sink, reached };
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
