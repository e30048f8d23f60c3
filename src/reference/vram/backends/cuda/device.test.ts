import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { text } from 'node:stream/consumers';
import test, { before, describe } from 'node:test';
import { buildEmulatedDriver, emulate, heldBy, noEmulation } from './testing/emulated-driver';
import { calls, wholeLife } from './testing/whole-life';

/** Those that give something back: when they fail, it stays with the driver. */
const isGivingBack = (call: string): boolean => /Free|Destroy|Release|Unload/.test(call);

describe('on the emulated driver', { skip: noEmulation }, () => {
  let library = '';
  before(async () => {
    library = await buildEmulatedDriver();
  });

  test('a device that is used and closed leaves nothing behind', () => {
    emulate({});
    assert.equal(wholeLife(library), null);
    assert.deepEqual(heldBy(library), {});
  });

  for (const call of calls) {
    test(`whichever use of ${call} fails, it is told by its name, and the rest is given back`, () => {
      const failing = (use: number): unknown => {
        emulate({ fail: `${call}#${use}=999` });
        return wholeLife(library);
      };
      const held = heldBy(library);
      let uses = 0;
      for (let failure; (failure = failing(uses + 1)) !== null; uses += 1) {
        const { failed } = failure as { failed?: unknown };
        assert.deepEqual(failed, { call, result: 999, resultName: 'CUDA_ERROR_UNKNOWN' });
        if (!isGivingBack(call)) assert.deepEqual(heldBy(library), held);
      }
      assert.ok(uses > 0, `${call} is never used`);
    });
  }

  test('the emulated driver itself touches no memory that is not its own', async (t) => {
    const preload = sanitizers();
    if (preload === null) {
      t.skip('needs the sanitizers of gcc, found none');
      return;
    }
    const sanitized = await buildEmulatedDriver('-g', '-fsanitize=address,undefined');
    const program = join(__dirname, 'testing', 'faults-program.ts');
    const { code, stderr } = await runSanitized(preload, [program, sanitized]);
    assert.equal(stderr, '');
    assert.equal(code, 0);
  });
});

/** The libraries to load before anything else, or null where the compiler has none. */
const sanitizers = (): string | null => {
  const paths = ['libasan.so', 'libubsan.so'].map((name) =>
    execFileSync('cc', [`-print-file-name=${name}`], { encoding: 'utf8' }).trim(),
  );
  return paths.every((path) => isAbsolute(path)) ? paths.join(':') : null;
};

const runSanitized = async (preload: string, args: readonly string[]) => {
  const child = spawn(process.execPath, ['--require', 'ts-node/register', ...args], {
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: undefined,
      LD_PRELOAD: preload,
      // Node leaves memory to the system at its end, and that is no fault of the driver.
      ASAN_OPTIONS: 'detect_leaks=0',
      UBSAN_OPTIONS: 'halt_on_error=1',
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const stderr = await text(child.stderr);
  return { code: await ended, stderr };
};
