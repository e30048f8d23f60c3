import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

/** Starts the command line in a process of its own, in which the command itself does this. */
const started = (does: string): ReturnType<typeof spawnSync> =>
  spawnSync(
    process.execPath,
    [
      ...['--require', 'ts-node/register', '--eval'],
      `require('commander').Command.prototype.parseAsync = ${does};
       void require(${JSON.stringify(require.resolve('./start'))}).start(process);`,
    ],
    { encoding: 'utf8', env: { ...process.env, NODE_V8_COVERAGE: '' } },
  );

test('a command that never comes to its end is broken, and no pass', () => {
  const { status, stderr } = started('() => new Promise(() => {})');
  assert.equal(status, 4);
  assert.match(String(stderr), /^proofgate: .* it ended before the command did$/m);
});

test('a command that something nobody listens to ends is broken, and no violation', () => {
  const { status } = started(
    `() => new Promise(() => { setImmediate(() => new (require('node:events'))().emit('error', new Error('lost'))); })`,
  );
  assert.equal(status, 4);
});
