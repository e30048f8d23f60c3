import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { buildFakeCuda, compilerProblem } from '../../../support/fake-cuda/build';
import { cudaReport } from './cuda-report';

const sources = join(__dirname, '..', '..', '..', 'support', 'fake-cuda');

const scratch = (): Promise<string> => mkdtemp(join(tmpdir(), 'cuda-report-'));

test('a machine without the driver has no devices, and the reason says so', async () => {
  const { driver, devices, reason } = await cudaReport('/nowhere/libcuda.so.1');
  assert.equal(driver, undefined);
  assert.deepEqual(devices, []);
  assert.match(reason ?? '', /^no driver: \/nowhere\/libcuda\.so\.1 is not there/);
});

test('a library that is no driver has no devices either', async () => {
  const path = join(await scratch(), 'libcuda.so.1');
  await writeFile(path, 'not a library');
  assert.match((await cudaReport(path)).reason ?? '', /^no driver/);
});

test('what a driver says of its devices is told as it is', async (t) => {
  const problem = await compilerProblem();
  if (problem !== null) {
    t.skip(problem);
    return;
  }
  const library = await buildFakeCuda(sources, await scratch());
  assert.deepEqual(await cudaReport(library), {
    driver: '12.4',
    devices: [
      {
        name: 'Emulated GPU 0',
        compute_capability: '9.0',
        total_bytes: 2 ** 30,
        integrated: false,
        ecc: true,
        unified_addressing: true,
        managed_memory: true,
      },
    ],
  });
  process.env.FAKE_CUDA_DEVICES = '0';
  t.after(() => delete process.env.FAKE_CUDA_DEVICES);
  const { devices, reason } = await cudaReport(library);
  assert.deepEqual(devices, []);
  assert.equal(reason, 'no usable device: cuInit answered CUDA_ERROR_NO_DEVICE (100)');
});
