import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { bytesIn, descriptorIn } from './arguments';
import { readTrace } from './index';

const trace = (...lines: readonly string[]) => readTrace(lines.join('\n'));

test('a call on one line begins and ends there', () => {
  assert.deepEqual(trace('12    fdatasync(18</trail/a.audit>) = 0'), [
    {
      ...{ thread: '12', name: 'fdatasync', args: '18</trail/a.audit>' },
      ...{ begun: 0, ended: 0, result: '0', struck: false },
    },
  ]);
});

test('the halves of a call that others interrupt are joined, thread by thread', () => {
  const calls = trace(
    '1 fdatasync(18</a> <unfinished ...>',
    '2 fdatasync(19</b> <unfinished ...>',
    '3 write(1<socket:[5]>, "an answer\\n", 10) = 10',
    '2 <... fdatasync resumed>) = -1 EIO (Input/output error) (INJECTED)',
    '1 <... fdatasync resumed>)              = 0',
  );
  assert.deepEqual(
    calls.map(({ thread, begun, ended, result, struck }) => [thread, begun, ended, result, struck]),
    [
      ['1', 0, 4, '0', false],
      ['2', 1, 3, '-1 EIO (Input/output error)', true],
      ['3', 2, 2, '10', false],
    ],
  );
});

test('arguments that are only known at the end stand behind those known before', () => {
  const calls = trace(
    '1 openat(AT_FDCWD</>, "/a", O_RDONLY <unfinished ...>',
    '1 <... openat resumed>) = 3</a>',
    '1 read(3</a>,  <unfinished ...>',
    '1 <... read resumed>"abc", 10) = 3',
  );
  assert.deepEqual(
    calls.map(({ args, result }) => [args, result]),
    [
      ['AT_FDCWD</>, "/a", O_RDONLY', '3</a>'],
      ['3</a>, "abc", 10', '3'],
    ],
  );
});

test('the end of a call that nobody saw begin is no call', () => {
  assert.deepEqual(trace('1 <... fdatasync resumed>) = 0'), []);
});

test('a thread that was left in a call and found in another has not ended the first', () => {
  const calls = trace('1 fdatasync(18</a> <detached ...>', '1 write(18</a>, "x", 1) = 1');
  assert.deepEqual(
    calls.map(({ name, args, result }) => [name, args, result]),
    [
      ['fdatasync', '18</a>', null],
      ['write', '18</a>, "x", 1', '1'],
    ],
  );
});

test('a call that never ends has no result, whether its thread died or the tracer left', () => {
  const calls = trace(
    '1 fdatasync(18</a> <detached ...>',
    '2 write(1<socket:[5]>, "x", 1 <unfinished ...>',
    '2 +++ killed by SIGKILL +++',
    '3 fsync(19</b> <unfinished ...>) = ?',
    '3 +++ killed by SIGKILL +++',
    '4 fsync(20</c> <unfinished ...>',
    '4 <... fsync resumed>) = ? (DELAYED)',
  );
  assert.deepEqual(
    calls.map(({ name, args, ended, result, struck }) => [name, args, ended, result, struck]),
    [
      ['fdatasync', '18</a>', null, null, false],
      ['write', '1<socket:[5]>, "x", 1', null, null, false],
      ['fsync', '19</b>', null, null, false],
      ['fsync', '20</c>', null, null, true],
    ],
  );
});

test('a call that was delayed is one that was struck', () => {
  const [call] = trace('1 fdatasync(18</a>) = 0 (DELAYED)');
  assert.deepEqual([call?.result, call?.struck], ['0', true]);
});

test('text that looks like the end of a call is no end', () => {
  const [call, ...others] = trace(String.raw`1 write(3</a>, "f(x) = 1 <unfinished ...>", 26) = 26`);
  assert.deepEqual(others, []);
  assert.equal(bytesIn(call?.args ?? '').toString(), 'f(x) = 1 <unfinished ...>');
  assert.equal(call?.result, '26');
});

test('text that looks like the end of a call does not end one that was interrupted', () => {
  const [call] = trace(
    '1 write(3</a>, "f(x) = 1", 8 <unfinished ...>',
    '2 fdatasync(3</a>) = 0',
    '1 <... write resumed>) = 8',
  );
  assert.deepEqual([call?.args, call?.ended, call?.result], ['3</a>, "f(x) = 1", 8', 2, '8']);
});

test('signals, ends of threads and empty lines are no calls', () => {
  assert.deepEqual(
    trace('1 --- SIGTERM {si_signo=SIGTERM} ---', '1 +++ exited with 0 +++', ''),
    [],
  );
});

test('a descriptor leads to a path, a socket, or a file that was removed', () => {
  assert.deepEqual(descriptorIn('18</a b/c>, "x", 1'), { fd: '18', target: '/a b/c' });
  assert.deepEqual(descriptorIn('1<socket:[5]>'), { fd: '1', target: 'socket:[5]' });
  assert.deepEqual(descriptorIn('7</gone>(deleted)'), { fd: '7', target: '/gone' });
  assert.equal(descriptorIn('AT_FDCWD</home>, "a"'), null);
});

/** Prints bytes as strace does: letters where there are any, else octal, short where it may. */
const printed = (bytes: readonly number[]): string => {
  const named: Record<number, string> = { 10: 'n', 9: 't', 13: 'r', 11: 'v', 12: 'f' };
  return bytes
    .map((byte, n) => {
      if (byte === 34 || byte === 92) return `\\${String.fromCharCode(byte)}`;
      if (byte >= 32 && byte < 127) return String.fromCharCode(byte);
      if (named[byte] !== undefined) return `\\${named[byte]}`;
      const next = bytes[n + 1] ?? 0;
      return `\\${byte.toString(8).padStart(next >= 48 && next <= 57 ? 3 : 1, '0')}`;
    })
    .join('');
};

test('whatever bytes are printed, they are read back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 255 })), (bytes) => {
      assert.deepEqual([...bytesIn(`3</a>, "${printed(bytes)}", 1`)], bytes);
    }),
    { seed: 20261121 },
  );
});

test('the parts of a gathered write are put together', () => {
  const args = '3</a>, [{iov_base="one ", iov_len=4}, {iov_base="two", iov_len=3}], 2';
  assert.equal(bytesIn(args).toString(), 'one two');
});
