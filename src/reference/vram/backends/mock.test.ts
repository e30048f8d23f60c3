import assert from 'node:assert/strict';
import test from 'node:test';
import { inspect } from 'node:util';
import { createMockBackend } from './mock';

test('what was written is what is read', async () => {
  const backend = createMockBackend({ capacityBytes: 10 });
  const handle = await backend.allocate(10);
  await backend.write(handle, 4, Buffer.from('abc'));
  const into = Buffer.alloc(5);
  await backend.read(handle, 3, into);
  assert.deepEqual(into, Buffer.from('\0abc\0'));
});

test('memory is bounded by the stated capacity and returns when freed', async () => {
  const backend = createMockBackend({ capacityBytes: 10 });
  const handle = await backend.allocate(7);
  await assert.rejects(backend.allocate(4), { code: 'OUT_OF_MEMORY' });
  assert.deepEqual(await backend.memoryInfo(), { totalBytes: 10, freeBytes: 3 });
  await backend.free(handle);
  assert.deepEqual(await backend.memoryInfo(), { totalBytes: 10, freeBytes: 10 });
  await assert.rejects(backend.free(handle), { code: 'UNKNOWN_HANDLE' });
});

test('nothing is read or written outside an allocation', async () => {
  const backend = createMockBackend({ capacityBytes: 10 });
  const handle = await backend.allocate(5);
  for (const offset of [-1, 1, 0.5, NaN]) {
    await assert.rejects(backend.write(handle, offset, Buffer.alloc(5)), { code: 'OUT_OF_RANGE' });
    await assert.rejects(backend.read(handle, offset, Buffer.alloc(5)), { code: 'OUT_OF_RANGE' });
  }
});

test('sizes that are no positive number of bytes are refused', async () => {
  const backend = createMockBackend({ capacityBytes: 10 });
  for (const bytes of [0, -1, 0.5, NaN, Infinity]) {
    await assert.rejects(backend.allocate(bytes), { code: 'INVALID_SIZE' });
  }
});

test('a handle shows nothing when printed or serialized', async () => {
  const handle = await createMockBackend({ capacityBytes: 10 }).allocate(5);
  assert.equal(JSON.stringify(handle), '{}');
  assert.equal(inspect(handle), '{}');
});
