import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startSubject, type Subject } from '../../src/driver';
import { fsVerityDigest, proofgateFormat, readTrail } from '../../src/probes';
import { defaultLimits, type CaseConfig, type OperationValue } from '../../src/protocol';
import { findLayout } from '../../src/run';
import { seededRandom } from '../../src/verdict';
import { buildFakeCuda, compilerProblem } from '../fake-cuda/build';
import { caseConfig, createWorkspace, ordinarySetting, type Workspace } from '../fixtures';

const actor = { worker_id: 'worker-1', source_ip: null, correlation_id: null };

/** The built reference on the emulated driver, seen from outside. */
describe('the reference on an emulated device', () => {
  let place = '';
  let library = '';
  let problem: string | null = null;
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-emulated-'));
    problem = await compilerProblem();
    if (problem === null) library = await buildFakeCuda(findLayout().fakeCuda, place);
  });
  after(() => rm(place, { recursive: true }));

  const withCase = async (
    name: string,
    { digest, env = {} }: { digest: CaseConfig['vram']['digest']; env?: Record<string, string> },
    work: (subject: Subject, workspace: Workspace) => Promise<void>,
  ): Promise<void> => {
    const argv = [process.execPath, findLayout().programs.reference];
    await using subject = await startSubject(
      { name: 'reference', argv, env },
      {
        limits: defaultLimits,
        harness: { name: 'test', version: '0' },
        run: 'test',
        nonce: `emulated-device-${name}`,
        baseEnv: process.env,
      },
    );
    const workspace = await createWorkspace(join(place, name), seededRandom(1));
    const device = { backend: 'emulated', driverLibrary: library } as const;
    const worker = { id: 'worker-1', token: 'token' };
    const config = caseConfig(workspace, worker, device, {
      ...ordinarySetting,
      flushMode: 'immediate',
    });
    const vram = { ...config.vram, digest };
    await subject.begin({
      case: name,
      seed: 1,
      workspace: workspace.directory,
      config: { ...config, vram },
    });
    await work(subject, workspace);
  };

  const sealing = (subject: Subject, workspace: Workspace) =>
    subject.op('vram.seal', {
      shard_id: 'shard-1',
      gpu_device: 0,
      path: join(workspace.modelRoot, workspace.model.name),
      actor,
    });

  test('seals by fs-verity what the judge finds by its own, and finds a flipped bit', async (t) => {
    if (problem !== null) {
      t.skip(problem);
      return;
    }
    await withCase('fs-verity', { digest: 'fs-verity' }, async (subject, workspace) => {
      const { answer } = await sealing(subject, workspace);
      assert.equal(answer.kind, 'ack', JSON.stringify(answer));
      const { shard } = (answer as { value: OperationValue<'vram.seal'> }).value;
      const model = join(workspace.modelRoot, workspace.model.name);
      assert.equal(shard.digest, `fs-verity:sha256:${await fsVerityDigest(model)}`);
      const good = await subject.op('vram.verify', { shard, actor });
      assert.equal(good.answer.kind, 'ack');
      await subject.op('vram.tamper', { shard_id: 'shard-1', offset: 17, bit: 3 });
      const bad = await subject.op('vram.verify', { shard, actor });
      assert.equal(bad.answer.kind === 'error' && bad.answer.code, 'SEAL_VERIFICATION_FAILED');
    });
  });

  test('starts no worker on a device that shares the memory of the host, on record', async (t) => {
    if (problem !== null) {
      t.skip(problem);
      return;
    }
    const env = { FAKE_CUDA_INTEGRATED: '0' };
    await withCase('integrated', { digest: undefined, env }, async (subject, workspace) => {
      const { answer } = await sealing(subject, workspace);
      assert.equal(answer.kind === 'error' && answer.code, 'WORKER_STOPPED');
      await subject.op('audit.flush', {});
      const { seen } = await readTrail({
        ...{ directory: workspace.auditDirectory, format: proofgateFormat, key: workspace.key },
      });
      const types = seen.records.map(({ event_type }) => event_type);
      assert.ok(types.includes('PolicyViolation'), types.join(' '));
      assert.ok(!types.includes('VramAllocated'), types.join(' '));
    });
  });
});
