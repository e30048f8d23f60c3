import assert from 'node:assert/strict';
import test from 'node:test';
import type { Device } from '../../protocol';
import { createRecordingAuditor, testActor } from '../recording-auditor';
import { createMockBackend } from './backends';
import { createWorkerLifecycle } from './lifecycle';
import { enforcePolicy } from './policy';
import { createVramFixture, sealRequest } from './vram-fixture';

const presented = (device: Partial<Device>): Promise<Device> =>
  createMockBackend({ capacityBytes: 1000, device }).deviceProperties();

const enforced = async (device: Partial<Device>) => {
  const auditor = createRecordingAuditor();
  const lifecycle = createWorkerLifecycle();
  const enforcement = { auditor, lifecycle, workerId: 'worker-7', actor: testActor };
  const outcome = enforcePolicy(await presented(device), enforcement);
  return { outcome, auditor, lifecycle };
};

test('a device with memory of its own is permitted and nothing is recorded', async () => {
  const { outcome, auditor, lifecycle } = await enforced({});
  await outcome;
  assert.deepEqual(auditor.events, []);
  assert.equal(lifecycle.state(), 'running');
});

const bad: readonly [Partial<Device>, string][] = [
  [{ name: '' }, 'invalid_device_properties'],
  [{ name: 'GPU\n' }, 'invalid_device_properties'],
  [{ name: 'G'.repeat(257) }, 'invalid_device_properties'],
  [{ total_bytes: 0 }, 'invalid_device_properties'],
  [{ total_bytes: -1 }, 'invalid_device_properties'],
  [{ total_bytes: NaN }, 'invalid_device_properties'],
  [{ total_bytes: 2 ** 53 }, 'invalid_device_properties'],
  [{ total_bytes: 0.5 }, 'invalid_device_properties'],
  [{ compute_capability: '' }, 'invalid_device_properties'],
  [{ compute_capability: '0.0' }, 'invalid_device_properties'],
  [{ compute_capability: 'nine' }, 'invalid_device_properties'],
  [{ unified_memory: true }, 'unified_memory_detected'],
  [{ integrated: true }, 'unified_memory_detected'],
  [{ managed_memory_only: true }, 'unified_memory_detected'],
];

for (const [device, violation] of bad) {
  test(`a device with ${JSON.stringify(device).slice(0, 50)} stops the worker: ${violation}`, async () => {
    const { outcome, auditor, lifecycle } = await enforced(device);
    await assert.rejects(outcome, { code: 'POLICY_VIOLATION' });
    const [event, ...others] = auditor.events;
    assert.deepEqual(others, []);
    assert.ok(event?.event_type === 'PolicyViolation');
    const { details, ...rest } = event;
    assert.notEqual(details, '');
    assert.deepEqual(rest, {
      event_type: 'PolicyViolation',
      policy: 'vram_only',
      violation,
      severity: 'CRITICAL',
      worker_id: 'worker-7',
      action_taken: 'worker_stopped',
      actor: testActor,
    });
    assert.equal(lifecycle.state(), 'stopped');
  });
}

test('a device that breaks several rules is one violation that lists them all', async () => {
  const { outcome, auditor } = await enforced({ integrated: true, unified_memory: true, name: '' });
  await assert.rejects(outcome);
  assert.equal(auditor.events.length, 1);
  const [event] = auditor.events;
  assert.ok(event && 'details' in event);
  assert.match(event.details, /name.*unified.*integrated/);
});

test('a worker stopped by the policy seals nothing', async () => {
  const lifecycle = createWorkerLifecycle();
  const { manager, auditor } = createVramFixture({ lifecycle });
  const enforcement = { auditor, lifecycle, workerId: null, actor: testActor };
  await assert.rejects(enforcePolicy(await presented({ integrated: true }), enforcement));
  await assert.rejects(manager.seal(sealRequest('a', 1)), { code: 'WORKER_STOPPED' });
});
