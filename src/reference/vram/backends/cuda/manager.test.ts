import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import test from 'node:test';
import { buildEmulatedDriver, noEmulation } from './testing/emulated-driver';

const manager = join(__dirname, '..', '..');

/** The tests of the manager that run on whatever device the fixture gives them. */
const suites = ['sealing', 'verification', 'deallocation', 'accounting', 'admission'];

const runOn = async (library: string): Promise<{ code: number | null; report: string }> => {
  const files = suites.map((suite) => join(manager, `${suite}.test.ts`));
  // The variable makes a runner believe that it is one of another runner's tests, and run nothing.
  const env = { ...process.env, PROOFGATE_TEST_DRIVER: library, NODE_TEST_CONTEXT: undefined };
  const options = ['--require', 'ts-node/register', '--test', '--test-reporter=tap'];
  const runner = spawn(process.execPath, [...options, ...files], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => runner.on('close', resolve));
  const report = await text(runner.stdout);
  return { code: await ended, report };
};

test(
  'all that is tested of the manager on the mock holds on the emulated device too',
  { skip: noEmulation },
  async () => {
    const { code, report } = await runOn(await buildEmulatedDriver());
    assert.equal(code, 0, report);
    assert.match(report, /^# fail 0$/m);
    assert.ok(Number(/^# pass (\d+)$/m.exec(report)?.[1]) > 40, report);
  },
);
