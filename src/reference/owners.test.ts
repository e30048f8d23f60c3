import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { Auditor, DiskFault } from './audit';
import { trailRoom } from './audit/testing';
import { createModelLoader } from './loader';
import { buildGguf } from './loader/testing';
import { testActor } from './recording-auditor';
import { createMockBackend, createVramManager, bytesSource } from './vram';

const outcomeOf = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    (value) => value ?? 'done',
    (error: unknown) => [(error as { code: string }).code, (error as Error).message],
  );

/** Everything both owners do, well and badly, and how each of it ended. */
const wholeLife = async (auditor: Auditor | null, root: string): Promise<unknown> => {
  const reported: string[] = [];
  const shared = {
    auditor,
    workerId: 'worker-7',
    reportFailure: ({ message }: Error) => reported.push(message),
  };
  const manager = createVramManager({
    ...shared,
    backend: createMockBackend({ capacityBytes: 100 }),
    clock: () => new Date('2026-11-20T12:00:00Z'),
    workerToken: 'token',
  });
  const loader = createModelLoader({ ...shared, root, maxBytes: 10_000 });
  const seal = (shardId: string, bytes: number) =>
    manager.seal({
      shardId,
      gpuDevice: 0,
      source: bytesSource(Buffer.alloc(bytes)),
      actor: testActor,
    });
  const load = (path: string, expectedDigest: string | null) =>
    loader.load({ path, expectedDigest, actor: testActor });
  const shard = await seal('a', 60);
  const outcomes = [
    shard,
    await outcomeOf(seal('b', 60)),
    await outcomeOf(seal('../b', 1)),
    await outcomeOf(manager.verify(shard, testActor)),
    await outcomeOf(manager.verify({ ...shard, signature: '' }, testActor)),
    await outcomeOf(load('model.gguf', null)),
    await outcomeOf(load('model.gguf', 'f'.repeat(64))),
    await outcomeOf(load('broken.gguf', null)),
    await outcomeOf(load('../secret', null)),
    await outcomeOf(loader[Symbol.asyncDispose]()),
    await outcomeOf(manager[Symbol.asyncDispose]()),
  ];
  return { outcomes, reported };
};

const models = async (): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'owners-'));
  await writeFile(join(root, 'model.gguf'), buildGguf());
  await writeFile(join(root, 'broken.gguf'), 'GGUF');
  return root;
};

const faults: readonly DiskFault[] = ['none', 'write-error', 'sync-error', 'stall'];

for (const fault of faults) {
  test(`both owners end everything alike on a disk with the fault ${fault}, and with no auditor at all`, async () => {
    const root = await models();
    const unaudited = await wholeLife(null, root);
    await using room = await trailRoom();
    await using trail = await room.open({ flush: { critical_wait_ms: 100 } });
    const auditor = room.auditor(trail, 100);
    room.disk.inject(fault, 0);
    assert.deepEqual(await wholeLife(auditor, root), unaudited);
    room.disk.inject('none', 0);
    const { attempts, failures } = await room.counted();
    assert.equal(attempts, 10);
    assert.equal(failures > 0, fault !== 'none');
  });
}

test('an auditor that throws on the last flush is reported, and disposal ends well', async () => {
  const root = await models();
  const auditor: Auditor = {
    record: () => Promise.resolve(),
    flush: () => Promise.reject(new Error('no space')),
  };
  const { outcomes, reported } = (await wholeLife(auditor, root)) as Record<string, unknown[]>;
  assert.deepEqual(outcomes?.slice(-2), ['done', 'done']);
  assert.deepEqual(reported, ['no space', 'no space']);
});
