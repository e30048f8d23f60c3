import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { THIRD, ground, threeFiles, withFile, type Ground } from '../probes/trail/testing';

/** Starts the command line as `main.ts` does, with some code after it. */
const begin = (args: readonly string[], then = '') => {
  const code = `void require('./src/cli/start').start(process);${then}`;
  const options = ['--require', 'ts-node/register', '--eval', code, '--', 'proofgate'];
  return spawn(process.execPath, [...options, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
};

const ended = async (child: ReturnType<typeof begin>) => {
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
};

test('what nobody caught ends with 4, as a fault of the gate, and never as a violation', async () => {
  for (const then of [
    "setTimeout(() => { throw new Error('stray'); }, 0)",
    "setTimeout(() => void Promise.reject(new Error('stray')), 0)",
  ]) {
    const child = begin(['schema'], then);
    child.stdout.resume();
    const { code, said } = await ended(child);
    assert.match(said, /Error: stray/);
    assert.equal(code, 4);
  }
});

test('what somebody did catch, as Cucumber does while a step runs, changes no exit code', async () => {
  const child = begin(
    ['schema'],
    "process.once('uncaughtException', () => {}); setTimeout(() => { throw new Error('stray'); }, 0)",
  );
  child.stdout.resume();
  assert.deepEqual(await ended(child), { code: 0, said: '' });
});

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

describe('where nobody reads what is printed', () => {
  let on: Ground;
  before(async () => {
    on = await ground();
  });
  after(() => on[Symbol.asyncDispose]());

  const unread = (args: readonly string[]) => {
    const child = begin(args);
    child.stdout.destroy();
    return ended(child);
  };

  test('a command says nothing of it and ends as it would have', async () => {
    assert.deepEqual(await unread(['schema']), { code: 0, said: '' });
  });

  test('a query verifies the trail to its end, and ends with its word on it', async () => {
    const broken = withFile(threeFiles(), THIRD, Buffer.from('{}\n'));
    const trails = [
      [await on.lay('good', threeFiles()), 0, /HOLDS {2}12 records in 3 files/],
      [await on.lay('bad', broken), 1, /8 records hold, then\nBAD {2}/],
    ] as const;
    for (const [trail, code, word] of trails) {
      const query = await unread(['trail', 'query', trail, '--key-file', on.keyFile]);
      assert.match(query.said, word);
      assert.equal(query.code, code);
    }
  });
});
