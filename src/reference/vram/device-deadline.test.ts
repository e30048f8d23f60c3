import assert from 'node:assert/strict';
import test from 'node:test';
import { testActor } from '../recording-auditor';
import { createMockBackend, type VramBackend } from './backends';
import { interceptedBackend } from './intercepted-backend';
import { CAPACITY_BYTES, createVramFixture, sealRequest, type VramFixture } from './vram-fixture';

type Call = keyof VramBackend;

interface SilentDevice extends VramFixture {
  /** From now on this call is never answered. */
  readonly silence: (call: Call) => void;
  /** What was asked of the device, in order. */
  readonly asked: Call[];
}

const arrange = (): SilentDevice => {
  const honest = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  const asked: Call[] = [];
  let silent: Call | null = null;
  const backend = interceptedBackend(honest, (call, answer) => {
    asked.push(call);
    return call === silent ? new Promise(() => undefined) : answer();
  });
  const fixture = createVramFixture({ backend, deviceDeadlineMs: 20 });
  return {
    ...fixture,
    asked,
    silence(call) {
      silent = call;
    },
  };
};

for (const call of ['memoryInfo', 'allocate', 'write', 'read'] as const) {
  test(`a device that never answers ${call} fails the seal, and is asked for nothing more`, async () => {
    const { manager, silence, asked, failures } = arrange();
    await manager.seal(sealRequest('a', 100));
    silence(call);
    await assert.rejects(manager.seal(sealRequest('b', 100)), { code: 'DEVICE_FAILURE' });
    assert.equal(asked.at(-1), call);
    const askedSoFar = asked.length;
    await assert.rejects(manager.seal(sealRequest('c', 100)), { code: 'DEVICE_FAILURE' });
    await assert.rejects(manager.deallocate('a', testActor), { code: 'DEVICE_FAILURE' });
    await manager[Symbol.asyncDispose]();
    assert.equal(asked.length, askedSoFar);
    assert.ok(failures.length > 0);
  });
}

test('a device that never answers a read is a failed verification', async () => {
  const { manager, silence, auditor } = arrange();
  const shard = await manager.seal(sealRequest('a', 100));
  silence('read');
  await assert.rejects(manager.verify(shard, testActor), { code: 'SEAL_VERIFICATION_FAILED' });
  const event = auditor.events.at(-1);
  assert.equal(event && 'reason' in event && event.reason, 'read_error');
});

test('disposal ends on a device that never takes memory back, and says what was left', async () => {
  const { manager, silence, failures, auditor } = arrange();
  await manager.seal(sealRequest('a', 100));
  await manager.seal(sealRequest('b', 100));
  silence('free');
  await manager[Symbol.asyncDispose]();
  assert.deepEqual(
    failures.map(({ code }) => code),
    ['DEVICE_FAILURE', 'DEVICE_FAILURE'],
  );
  assert.deepEqual(auditor.flushes, [4]);
});
