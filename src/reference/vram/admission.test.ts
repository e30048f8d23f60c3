import assert from 'node:assert/strict';
import test from 'node:test';
import { identifierProblem } from '../shared-validation';
import { testActor } from '../recording-auditor';
import { traversalProblem } from './shard-id';
import { createVramFixture, sealRequest, type VramFixture } from './vram-fixture';

const traversals = ['..', '../x', 'a..b', 'a/b', '/etc/passwd', 'a\\b', '..\\x', 'x/../../y'];
const malformed = [
  '',
  'a'.repeat(257),
  'a\0b',
  'a\nb',
  'a\u0007',
  'a\u202eb',
  'a b',
  'é',
  '\ud800',
];

const attempts = (
  { manager }: VramFixture,
  id: string,
): Record<string, () => Promise<unknown>> => ({
  'vram.seal': () => manager.seal(sealRequest(id, 10)),
  'vram.verify': () =>
    manager.verify(
      {
        shard_id: id,
        gpu_device: 0,
        vram_bytes: 1,
        digest: 'd',
        sealed_at: 't',
        signature: 's',
      },
      testActor,
    ),
  'vram.deallocate': () => manager.deallocate(id, testActor),
});

for (const id of [...traversals, ...malformed]) {
  test(`the shard id ${JSON.stringify(id).slice(0, 40)} is refused on record and without effect`, async () => {
    const fixture = createVramFixture();
    const before = await fixture.manager.state();
    for (const [endpoint, attempt] of Object.entries(attempts(fixture, id))) {
      fixture.auditor.events.length = 0;
      await assert.rejects(attempt(), { code: 'INVALID_SHARD_ID' });
      const [event, ...others] = fixture.auditor.events;
      assert.deepEqual(others, []);
      assert.ok(event?.event_type === 'PathTraversalAttempt' && event.reason !== '');
      const { path, worker_id, severity, actor } = event;
      assert.deepEqual(
        { path, endpoint: event.endpoint, worker_id, severity, actor },
        { path: id, endpoint, worker_id: 'worker-7', severity: 'CRITICAL', actor: testActor },
      );
    }
    assert.deepEqual(await fixture.manager.state(), before);
  });
}

test('without shared validation our own look still refuses traversal', async () => {
  for (const id of traversals) {
    const { manager } = createVramFixture({ shardIdChecks: [traversalProblem] });
    await assert.rejects(manager.seal(sealRequest(id, 10)), { code: 'INVALID_SHARD_ID' }, id);
  }
});

test('without our own look shared validation still refuses what is no identifier', async () => {
  for (const id of malformed) {
    const { manager } = createVramFixture({ shardIdChecks: [identifierProblem] });
    await assert.rejects(manager.seal(sealRequest(id, 10)), { code: 'INVALID_SHARD_ID' }, id);
  }
});

test('an attack on a stopped worker is on record too', async () => {
  const fixture = createVramFixture();
  const shard = await fixture.manager.seal(sealRequest('a', 10));
  await assert.rejects(fixture.manager.verify({ ...shard, signature: '' }, testActor));
  await assert.rejects(fixture.manager.seal(sealRequest('../a', 1)), { code: 'INVALID_SHARD_ID' });
  assert.equal(fixture.auditor.events.at(-1)?.event_type, 'PathTraversalAttempt');
});

test('the refusal does not repeat the id', async () => {
  const { manager } = createVramFixture();
  await assert.rejects(manager.seal(sealRequest('../\u001b[31mevil', 10)), (error: Error) => {
    assert.doesNotMatch(error.message, /evil/);
    return true;
  });
});
