import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Shard } from '../../protocol';
import { testActor } from '../recording-auditor';
import { createMockBackend } from './backends';
import { CAPACITY_BYTES, createVramFixture, sealRequest, type VramFixture } from './vram-fixture';

const model = Buffer.from('the weights of a model');

const sealed = async (overrides = {}): Promise<VramFixture & { shard: Shard }> => {
  const fixture = createVramFixture(overrides);
  const shard = await fixture.manager.seal(sealRequest('a', model));
  fixture.auditor.events.length = 0;
  return { ...fixture, shard };
};

test('a seal that holds is verified, and verified again', async () => {
  const { manager, auditor, shard } = await sealed();
  await manager.verify(shard, testActor);
  await manager.verify(JSON.parse(JSON.stringify(shard)) as Shard, testActor);
  const verified = {
    event_type: 'SealVerified',
    shard_id: 'a',
    worker_id: 'worker-7',
    actor: testActor,
  };
  assert.deepEqual(auditor.events, [verified, verified]);
});

test('every single flipped bit of device memory is found', async () => {
  for (let bit = 0; bit < model.length * 8; bit += 1) {
    const { manager, auditor, shard, tamper } = await sealed();
    tamper('a', bit >> 3, bit & 7);
    await assert.rejects(manager.verify(shard, testActor), { code: 'SEAL_VERIFICATION_FAILED' });
    const changed = Buffer.from(model);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    assert.deepEqual(auditor.events, [
      {
        event_type: 'SealVerificationFailed',
        shard_id: 'a',
        reason: 'digest_mismatch',
        expected_digest: shard.digest,
        actual_digest: createHash('sha256').update(changed).digest('hex'),
        worker_id: 'worker-7',
        severity: 'CRITICAL',
        actor: testActor,
      },
    ]);
  }
});

test('each forged part of a seal is found and named', async () => {
  const forgeries: readonly [Partial<Shard>, string][] = [
    [{ signature: '0'.repeat(64) }, 'signature_mismatch'],
    [{ signature: '' }, 'signature_mismatch'],
    [{ signature: '\ud800' }, 'signature_mismatch'],
    [{ digest: 'f'.repeat(64) }, 'signature_mismatch'],
    [{ digest: '' }, 'signature_mismatch'],
    [{ vram_bytes: model.length - 1 }, 'signature_mismatch'],
    [{ gpu_device: 4 }, 'signature_mismatch'],
    [{ sealed_at: '2026-11-20T12:00:01.000Z' }, 'signature_mismatch'],
    [{ sealed_at: '\ud800' }, 'signature_mismatch'],
    [{ vram_bytes: NaN }, 'signature_mismatch'],
    [{ gpu_device: 2 ** 53 }, 'signature_mismatch'],
    [{ shard_id: 'b' }, 'unknown_shard'],
  ];
  for (const [forgery, reason] of forgeries) {
    const { manager, auditor, shard } = await sealed();
    const verifying = manager.verify({ ...shard, ...forgery }, testActor);
    await assert.rejects(verifying, { code: 'SEAL_VERIFICATION_FAILED' });
    const [event, ...others] = auditor.events;
    assert.deepEqual(others, []);
    assert.equal(event?.event_type, 'SealVerificationFailed');
    assert.equal('reason' in event && event.reason, reason, JSON.stringify(forgery));
  }
});

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  maxLength: 80,
});
const anyNumber = fc.oneof(fc.nat(10), fc.double(), fc.maxSafeInteger());

/** What an attacker may put in place of parts of a seal. */
const forgery = fc.record(
  {
    shard_id: fc.oneof(fc.constantFrom('a', 'b'), anyText),
    gpu_device: anyNumber,
    vram_bytes: anyNumber,
    digest: fc.oneof(fc.stringMatching(/^[0-9a-f]{64}$/), anyText),
    sealed_at: anyText,
    signature: fc.oneof(fc.stringMatching(/^[0-9a-f]{64}$/), anyText),
  },
  { requiredKeys: [] },
);

test('whatever is forged, the answer is a refusal of its own and one CRITICAL event', async () => {
  await fc.assert(
    fc.asyncProperty(forgery, async (forged) => {
      const { manager, auditor, shard } = await sealed();
      const claim = { ...shard, ...forged };
      fc.pre(!isDeepStrictEqual(claim, shard));
      const code: unknown = await manager.verify(claim, testActor).then(
        () => 'verified',
        (error: unknown) => (error as { code: unknown }).code,
      );
      const expected = {
        PathTraversalAttempt: 'INVALID_SHARD_ID',
        SealVerificationFailed: 'SEAL_VERIFICATION_FAILED',
      };
      const [event, ...others] = auditor.events;
      assert.deepEqual(others, []);
      assert.equal(expected[event?.event_type as keyof typeof expected], code);
    }),
    { numRuns: 2000, seed: 20261120 },
  );
});

test('a seal made with another worker token does not hold', async () => {
  const { shard: foreign } = await sealed({ workerToken: 'another' });
  const { manager } = await sealed();
  await assert.rejects(manager.verify(foreign, testActor), { code: 'SEAL_VERIFICATION_FAILED' });
});

test('a seal of earlier content under the same id does not hold', async () => {
  const { manager, shard, auditor } = await sealed();
  await manager.deallocate('a', testActor);
  await manager.seal(sealRequest('a', Buffer.from('other weights of a mdl')));
  await assert.rejects(manager.verify(shard, testActor), { code: 'SEAL_VERIFICATION_FAILED' });
  const event = auditor.events.at(-1);
  assert.equal(event && 'reason' in event && event.reason, 'digest_mismatch');
});

test('device memory that cannot be read is a failed verification', async () => {
  const honest = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  let broken = false;
  const read: typeof honest.read = (handle, offset, into) =>
    broken ? Promise.reject(new Error('xid 79')) : honest.read(handle, offset, into);
  const { manager, auditor, shard } = await sealed({ backend: { ...honest, read } });
  broken = true;
  await assert.rejects(manager.verify(shard, testActor), { code: 'SEAL_VERIFICATION_FAILED' });
  const [event] = auditor.events;
  assert.equal(event && 'reason' in event && event.reason, 'read_error');
});

test('after a failed verification the worker seals and verifies no more, but gives memory back', async () => {
  const { manager, auditor, shard } = await sealed();
  await assert.rejects(manager.verify({ ...shard, signature: 'x' }, testActor));
  auditor.events.length = 0;
  await assert.rejects(manager.verify(shard, testActor), { code: 'WORKER_STOPPED' });
  await assert.rejects(manager.seal(sealRequest('b', 1)), { code: 'WORKER_STOPPED' });
  assert.equal((await manager.state()).state, 'stopped');
  assert.deepEqual(auditor.events, []);
  assert.equal(await manager.deallocate('a', testActor), model.length);
  await manager[Symbol.asyncDispose]();
});

test('a failed verification is on record before it is answered', async () => {
  const asked = Promise.withResolvers<undefined>();
  const synced = Promise.withResolvers<undefined>();
  let isAnswered = false;
  const { manager, shard } = await sealed({
    auditor: {
      async record(event: { event_type: string }) {
        if (event.event_type !== 'SealVerificationFailed') return;
        asked.resolve(undefined);
        await synced.promise;
      },
      flush: () => Promise.resolve(),
    },
  });
  const verifying = manager.verify({ ...shard, signature: 'x' }, testActor).catch(() => {
    isAnswered = true;
  });
  await asked.promise;
  await setImmediate();
  assert.equal(isAnswered, false);
  synced.resolve(undefined);
  await verifying;
  assert.equal(isAnswered, true);
});
