import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test, { before, describe } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { FsVerity } from '../../fs-verity';
import { createCudaBackend } from './cuda-backend';
import { SYSTEM_LIBRARY, startDevice, type DeviceThread } from './start-device';
import {
  buildEmulatedDriver,
  emulate,
  heldBy,
  noEmulation,
  unscrubbedBy,
} from './testing/emulated-driver';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const fsVerity = (bytes: Uint8Array): string => {
  const tree = new FsVerity();
  tree.update(bytes);
  return tree.digest(bytes.length);
};

const MIB = 1024 * 1024;

test('a machine without the driver is told so, by the name of the library', async () => {
  await assert.rejects(startDevice({ library: '/nowhere/libcuda.so.1', ordinal: 0 }), {
    code: 'NO_DRIVER',
    message: /expected the CUDA driver in \/nowhere\/libcuda\.so\.1/,
  });
});

test('a library that is no CUDA driver is told so, by the call that is not in it', async () => {
  const library = process.platform === 'darwin' ? 'libSystem.dylib' : 'libc.so.6';
  await assert.rejects(startDevice({ library, ordinal: 0 }), {
    code: 'NO_DRIVER',
    message: /cu\w+/,
  });
});

test('the driver is looked for under the name that is stable across its versions', () => {
  assert.equal(SYSTEM_LIBRARY, 'libcuda.so.1');
});

describe('on the emulated driver', { skip: noEmulation }, () => {
  let library = '';
  before(async () => {
    library = await buildEmulatedDriver();
  });

  /** Opens a device, does something with it and closes it again. */
  const withDevice = async <T>(
    settings: Parameters<typeof emulate>[0] & { ordinal?: number; windowBytes?: number },
    work: (device: DeviceThread) => Promise<T>,
  ): Promise<T> => {
    emulate(settings);
    const { ordinal = 0, windowBytes } = settings;
    await using device = await startDevice({ library, ordinal }, windowBytes);
    return await work(device);
  };

  test('a device says what it is and how much memory it has', async () => {
    await withDevice({ memory: 3 * MIB }, async (device) => {
      assert.deepEqual(await device.call('properties'), {
        name: 'Emulated GPU 0',
        total_bytes: 3 * MIB,
        compute_capability: '9.0',
        integrated: false,
        managed_memory_only: false,
        unified_memory: false,
      });
      assert.deepEqual(await device.call('memoryInfo'), {
        totalBytes: 3 * MIB,
        freeBytes: 3 * MIB,
      });
    });
  });

  test('of two devices each is opened by its number, and an integrated one says so', async () => {
    await withDevice({ devices: 2, integrated: 1, ordinal: 1 }, async (device) => {
      const { name, integrated, unified_memory } = await device.call('properties');
      assert.deepEqual([name, integrated, unified_memory], ['Emulated GPU 1', true, true]);
    });
  });

  test('a device that is not there is told so', async () => {
    const opening = { library, ordinal: 1 };
    emulate({ devices: 0 });
    await assert.rejects(startDevice(opening), {
      code: 'NO_DEVICE',
      message: /cuInit.*nvidia-smi/,
    });
    emulate({ devices: 1 });
    await assert.rejects(startDevice(opening), { code: 'NO_DEVICE', message: /device 1, found 1/ });
  });

  test('a thread that dies fails what is asked of it and what is asked later, and nothing else', async () => {
    emulate({});
    const device = await startDevice({ library, ordinal: 0 });
    const noCall = 'nothing of the kind' as 'properties';
    await assert.rejects(device.call(noCall), { code: 'DEVICE_FAILURE' });
    await assert.rejects(device.call('properties'), { code: 'DEVICE_FAILURE' });
    await assert.rejects(async () => device[Symbol.asyncDispose](), { code: 'DEVICE_FAILURE' });
  });

  test('what was written last is what is read and digested, in pieces of any size', async () => {
    const size = 1000;
    const stretch = fc
      .tuple(fc.nat(size - 1), fc.integer({ min: 1, max: size }), fc.nat(255))
      .map(([from, length, byte]) => ({
        from,
        data: Buffer.alloc(Math.min(length, size - from), byte),
      }));
    await withDevice({ windowBytes: 64 }, async (device) => {
      await fc.assert(
        fc.asyncProperty(fc.array(stretch, { minLength: 1, maxLength: 8 }), async (writes) => {
          const backend = createCudaBackend(device, size);
          const handle = await backend.allocate(size);
          const expected = Buffer.alloc(size);
          await backend.write(handle, 0, expected);
          for (const { from, data } of writes) {
            expected.set(data, from);
            await backend.write(handle, from, data);
          }
          const found = Buffer.alloc(size);
          await backend.read(handle, 0, found);
          assert.deepEqual(found, expected);
          assert.equal(await backend.digest(handle, 'sha256'), sha256(expected));
          assert.equal(await backend.digest(handle, 'fs-verity'), fsVerity(expected));
          await backend.free(handle);
        }),
        { numRuns: 100 },
      );
    });
  });

  test('a digest that follows a write at once is of what was written', async () => {
    const model = randomBytes(9 * MIB + 7);
    await withDevice({}, async (device) => {
      const backend = createCudaBackend(device, 2 * model.length);
      const handle = await backend.allocate(model.length);
      await backend.write(handle, 0, model);
      assert.equal(await backend.digest(handle, 'sha256'), sha256(model));
    });
  });

  test('the tree that a device makes is that of fs-verity, whatever its height', async () => {
    await withDevice({}, async (device) => {
      for (const size of [1, 4096, 4097, 128 * 4096, 128 * 4096 + 1, 64 * MIB, 64 * MIB + 1]) {
        const model = Buffer.alloc(size, `model of ${size} bytes`);
        const backend = createCudaBackend(device, size);
        const handle = await backend.allocate(size);
        await backend.write(handle, 0, model);
        assert.equal(await backend.digest(handle, 'fs-verity'), fsVerity(model), `${size}`);
        await backend.free(handle);
      }
    });
  });

  test('a device digests without keeping the process from anything else', async () => {
    await withDevice({}, async (device) => {
      const memory = await device.call('allocate', 64 * MIB);
      const digesting = device.call('digest', memory, 'sha256');
      const turn = async (): Promise<'turn'> => setImmediate('turn');
      let turns = 0;
      while ((await Promise.race([digesting, turn()])) === 'turn') turns += 1;
      assert.ok(turns > 10, `${turns} turns of the event loop`);
    });
  });

  test('too little memory is told with the call and its result, and the device works on', async () => {
    await withDevice({ memory: MIB }, async (device) => {
      const backend = createCudaBackend(device, 2 * MIB);
      const first = await backend.allocate(MIB);
      await assert.rejects(backend.allocate(1), {
        code: 'OUT_OF_MEMORY',
        failed: { call: 'cuMemAlloc_v2', result: 2, resultName: 'CUDA_ERROR_OUT_OF_MEMORY' },
      });
      await backend.free(first);
      await backend.allocate(MIB);
    });
  });

  test('a result without a name is told by its number', async () => {
    await withDevice({ fail: 'cuMemGetInfo_v2#1=4711' }, async (device) => {
      await assert.rejects(device.call('memoryInfo'), {
        code: 'DEVICE_FAILURE',
        message: /expected cuMemGetInfo_v2 to succeed, found unknown \(4711\)/,
      });
    });
  });

  test('freed memory is overwritten first, and so is what is held at the end', async () => {
    await withDevice({}, async (device) => {
      const freed = await device.call('allocate', 5);
      await device.call('allocate', 6 * MIB);
      await device.call('free', freed);
    });
    assert.deepEqual(heldBy(library), {});
    assert.equal(unscrubbedBy(library), 0);
  });

  test('memory that cannot be overwritten is not given back', async () => {
    await withDevice({ fail: 'cuMemsetD8Async#1=999' }, async (device) => {
      const memory = await device.call('allocate', 5);
      await assert.rejects(device.call('free', memory), { code: 'DEVICE_FAILURE' });
      assert.equal(heldBy(library).memory, 1);
      await device.call('free', memory);
    });
    assert.deepEqual(heldBy(library), {});
  });

  test('a device that is closed refuses further calls', async () => {
    emulate({});
    const device = await startDevice({ library, ordinal: 0 });
    await Promise.all([device[Symbol.asyncDispose](), device[Symbol.asyncDispose]()]);
    await assert.rejects(device.call('memoryInfo'), { code: 'DEVICE_FAILURE' });
  });
});
