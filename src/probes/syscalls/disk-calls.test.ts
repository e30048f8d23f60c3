import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diskCalls, readTrace, type Sought } from './index';

const sought: Sought = {
  directory: '/trail',
  answers: 'socket:[5]',
  syncedDescriptors: new Set(),
  record: null,
};

const told = (lines: readonly string[], changes: Partial<Sought> = {}) =>
  diskCalls(readTrace(lines.join('\n')), { ...sought, ...changes });

const summary = (lines: readonly string[], changes: Partial<Sought> = {}) =>
  told(lines, changes).map(({ call, file, done, synced }) => [call, file, done, synced]);

test('writes and syncs of the trail and answers are told, and nothing else', () => {
  const lines = [
    '1 write(7</trail/a.audit>, "{}\\n", 3) = 3',
    '1 write(8</elsewhere/b.audit>, "{}\\n", 3) = 3',
    '1 write(9<anon_inode:[eventfd]>, "\\1", 8) = 8',
    '2 fdatasync(7</trail/a.audit>) = 0',
    '2 fsync(8</elsewhere/b.audit>) = 0',
    '1 write(2<socket:[6]>, "a line of the log\\n", 18) = 18',
    '1 write(1<socket:[5]>, "{\\"type\\":\\"ack\\"}\\n", 15) = 15',
  ];
  assert.deepEqual(summary(lines), [
    ['write', 'a.audit', true, false],
    ['sync', 'a.audit', true, false],
    ['answer', null, true, false],
  ]);
});

test('an answer is known by what its descriptor leads to, whatever its number', () => {
  assert.deepEqual(summary(['1 sendto(12<socket:[5]>, "{}\\n", 3, 0, NULL, 0) = 3']), [
    ['answer', null, true, false],
  ]);
});

test('a sync of the whole filesystem, or of everything, is one of the trail too', () => {
  assert.deepEqual(summary(['1 sync() = 0', '1 syncfs(4</>) = 0']), [
    ['sync', null, true, false],
    ['sync', null, true, false],
  ]);
});

test('a call that failed or never ended is not done', () => {
  const calls = told([
    '1 fdatasync(7</trail/a.audit>) = -1 EIO (Input/output error) (INJECTED)',
    '2 fdatasync(7</trail/a.audit> <detached ...>',
    '3 fdatasync(7</trail/a.audit> <unfinished ...>) = ?',
    '4 write(7</trail/a.audit>, "{}", 2) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)',
  ]);
  assert.deepEqual(
    calls.map(({ done, struck, ended }) => [done, struck, ended]),
    [
      [false, true, 0],
      [false, false, null],
      [false, false, null],
      [false, false, 3],
    ],
  );
});

test('writes are synced where the file was opened so, until its number is given again', () => {
  const write = '1 write(7</trail/a.audit>, "{}\\n", 3) = 3';
  const openedSynced =
    '1 openat(AT_FDCWD</>, "/trail/a.audit", O_RDWR|O_DSYNC) = 7</trail/a.audit>';
  const opened = '1 openat(AT_FDCWD</>, "/trail/a.audit", O_RDWR|O_APPEND) = 7</trail/a.audit>';
  assert.deepEqual(
    told([write, openedSynced, write, opened, write]).map(({ synced }) => synced),
    [false, true, false],
  );
  const fully = openedSynced.replace('O_DSYNC', 'O_SYNC');
  assert.deepEqual(
    told([fully, write]).map(({ synced }) => synced),
    [true],
  );
  const before = { syncedDescriptors: new Set(['7</trail/a.audit>']) };
  assert.deepEqual(
    told([write, opened, write], before).map(({ synced }) => synced),
    [true, false],
  );
});

for (const flag of ['RWF_DSYNC', 'RWF_SYNC']) {
  test(`a single write may ask to be synced by ${flag}`, () => {
    const line = `1 pwritev2(7</trail/a.audit>, [{iov_base="x", iov_len=1}], 1, 0, ${flag}) = 1`;
    assert.deepEqual(summary([line]), [['write', 'a.audit', true, true]]);
  });
}

test('other calls on a file of the trail are no writes', () => {
  assert.deepEqual(summary(['1 fallocate(7</trail/a.audit>, 0, 0, 4096) = 0']), []);
});

test('a file that could not be opened for synced writing was not', () => {
  const lines = [
    '1 openat(AT_FDCWD</>, "/trail/a.audit", O_RDWR|O_DSYNC) = -1 EACCES (Permission denied)',
    '1 write(7</trail/a.audit>, "{}\\n", 3) = 3',
  ];
  assert.deepEqual(summary(lines), [['write', 'a.audit', true, false]]);
});

test('what a record or the name of a file says makes no write a synced one', () => {
  const lines = [
    '1 write(7</trail/a.audit>, "RWF_DSYNC", 9) = 9',
    '1 openat(AT_FDCWD</>, "/trail/O_SYNC", O_RDWR) = 8</trail/O_SYNC>',
    '1 write(8</trail/O_SYNC>, "{}\\n", 3) = 3',
    '1 pwritev2(9</trail/RWF_SYNC>, [{iov_base="x", iov_len=1}], 1, 0, 0) = 1',
  ];
  assert.deepEqual(
    told(lines).map(({ synced }) => synced),
    [false, false, false],
  );
});

test('the write that completes the record is marked, be it in pieces, and the last if repeated', () => {
  const record = Buffer.from('{"event":"é"}');
  const lines = [
    String.raw`1 write(7</trail/a.audit>, "{\"event\":\"\303", 11) = 11`,
    String.raw`1 write(7</trail/a.audit>, "\251\"}\n", 4) = 4`,
    '1 fdatasync(7</trail/a.audit>) = -1 EIO (Input/output error) (INJECTED)',
    String.raw`1 write(8</trail/b.audit>, "{\"event\":\"\303\251\"}\n", 15) = 15`,
  ];
  assert.deepEqual(
    told(lines.slice(0, 2), { record }).map(({ holds }) => holds),
    [false, true],
  );
  assert.deepEqual(
    told(lines, { record }).map(({ holds }) => holds),
    [false, false, false, true],
  );
});

test('of a short write only what was taken counts', () => {
  const record = Buffer.from('abcdef');
  const lines = [
    '1 write(7</trail/a.audit>, "abcdef", 6) = 3',
    '1 write(7</trail/a.audit>, "def", 3) = 3',
  ];
  assert.deepEqual(
    told(lines, { record }).map(({ holds }) => holds),
    [false, true],
  );
});

test('what holds the record is a write that was done, to a file of the trail', () => {
  const record = Buffer.from('abc');
  const lines = [
    '1 write(7</trail/a.audit>, "abc", 3) = 3',
    '1 write(8</elsewhere/b.audit>, "abc", 3) = 3',
    '1 write(7</trail/a.audit>, "abcd", 4) = -1 EIO (Input/output error) (INJECTED)',
    '1 pread64(7</trail/a.audit>, "abc", 3, 0) = 3',
    '1 write("abc") = 3',
  ];
  assert.deepEqual(
    told(lines, { record }).map(({ done, holds }) => [done, holds]),
    [
      [true, true],
      [false, false],
    ],
  );
});

test('a record that was never written is marked nowhere', () => {
  const lines = ['1 write(7</trail/a.audit>, "abc", 3) = 3'];
  assert.equal(told(lines, { record: Buffer.from('xyz') })[0]?.holds, false);
});
