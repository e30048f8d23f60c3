import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createRecordingAuditor, testActor, type RecordingAuditor } from '../recording-auditor';
import { buildGguf } from './testing';
import { createModelLoader, type ModelLoaderOptions } from './model-loader';
import type { ModelLoader } from './types';

const model = buildGguf();
const digest = createHash('sha256').update(model).digest('hex');

interface Fixture {
  readonly loader: ModelLoader;
  readonly auditor: RecordingAuditor;
  readonly root: string;
  readonly failures: Error[];
}

const arrange = async (overrides: Partial<ModelLoaderOptions> = {}): Promise<Fixture> => {
  const root = await mkdtemp(join(tmpdir(), 'loader-'));
  await writeFile(join(root, 'model.gguf'), model);
  await writeFile(join(root, 'broken.gguf'), model.subarray(0, 40));
  const auditor = createRecordingAuditor();
  const failures: Error[] = [];
  const loader = createModelLoader({
    root,
    maxBytes: 1_000_000,
    auditor,
    workerId: 'worker-7',
    reportFailure: (failure) => failures.push(failure),
    ...overrides,
  });
  return { loader, auditor, root, failures };
};

const request = (path: string, expectedDigest: string | null = null) => ({
  path,
  expectedDigest,
  actor: testActor,
});

test('a good model with the expected digest is loaded, and nothing is recorded', async () => {
  const { loader, auditor } = await arrange();
  for (const expected of [digest, digest.toUpperCase(), null]) {
    const loaded = await loader.load(request('model.gguf', expected));
    const { digest: found, bytes, tensors, content } = loaded;
    assert.deepEqual({ found, bytes, tensors }, { found: digest, bytes: model.length, tensors: 3 });
    assert.deepEqual(content, model);
  }
  assert.deepEqual(auditor.events, []);
});

const wrong = [
  'f'.repeat(64),
  digest.slice(0, -1),
  `${digest}0`,
  '',
  `${digest.slice(0, -1)}g`,
  ` ${digest}`,
  `${digest.slice(0, 32)}${digest.slice(32).toUpperCase()}`,
  `${digest}\n`,
  '\ud800',
];

for (const expected of wrong) {
  test(`the expected digest ${JSON.stringify(expected)} is an integrity violation`, async () => {
    const { loader, auditor } = await arrange();
    await assert.rejects(loader.load(request('model.gguf', expected)), (error: Error) => {
      assert.equal('code' in error && error.code, 'INTEGRITY_VIOLATION');
      assert.ok(!error.message.includes(digest.slice(0, 8)));
      return true;
    });
    assert.deepEqual(auditor.events, [
      {
        event_type: 'IntegrityViolation',
        path: 'model.gguf',
        expected_digest: expected,
        actual_digest: digest,
        worker_id: 'worker-7',
        severity: 'CRITICAL',
        actor: testActor,
      },
    ]);
  });
}

test('a malformed model is reported with its reason', async () => {
  const { loader, auditor } = await arrange();
  await assert.rejects(loader.load(request('broken.gguf')), { code: 'MALFORMED_MODEL' });
  assert.deepEqual(auditor.events, [
    {
      event_type: 'MalformedModelRejected',
      path: 'broken.gguf',
      reason: 'truncated',
      worker_id: 'worker-7',
      severity: 'HIGH',
      actor: testActor,
    },
  ]);
});

test('a model cut anywhere is one event and one refusal, and nothing is returned', async () => {
  const { loader, auditor, root } = await arrange();
  for (let length = 1; length < model.length; length += 7) {
    auditor.events.length = 0;
    await writeFile(join(root, 'cut.gguf'), model.subarray(0, length));
    await assert.rejects(loader.load(request('cut.gguf')), { code: 'MALFORMED_MODEL' });
    assert.deepEqual(
      auditor.events.map(({ event_type }) => event_type),
      ['MalformedModelRejected'],
    );
  }
});

test('a malformed model of another digest is an integrity violation: it is never parsed', async () => {
  const parseModel = () => assert.fail('parsed before its digest was accepted');
  const { loader } = await arrange({ parseModel });
  await assert.rejects(loader.load(request('broken.gguf', digest)), {
    code: 'INTEGRITY_VIOLATION',
  });
});

test('a path that leaves the root is reported as it was given, and nothing else is recorded', async () => {
  const { loader, auditor, root } = await arrange();
  await symlink('/etc/hostname', join(root, 'link'));
  const attempts = {
    '../x': 'parent_segment',
    link: 'outside_root',
    'a\n{"x"': 'control_character',
  };
  for (const [path, reason] of Object.entries(attempts)) {
    auditor.events.length = 0;
    await assert.rejects(loader.load(request(path)), { code: 'PATH_REFUSED' });
    assert.deepEqual(auditor.events, [
      {
        event_type: 'PathTraversalAttempt',
        path,
        endpoint: 'loader.load',
        reason,
        worker_id: 'worker-7',
        severity: 'CRITICAL',
        actor: testActor,
      },
    ]);
  }
});

test('a file over the size limit is refused before it is read', async () => {
  const { loader, auditor, root } = await arrange();
  await using file = await open(join(root, 'huge.gguf'), 'w');
  await file.truncate(2 ** 40);
  await assert.rejects(loader.load(request('huge.gguf')), { code: 'MODEL_TOO_LARGE' });
  assert.deepEqual(auditor.events, []);
});

test('a file of exactly the size limit is loaded', async () => {
  const { loader } = await arrange({ maxBytes: model.length });
  assert.equal((await loader.load(request('model.gguf'))).bytes, model.length);
});

test('a missing file and a missing root are unreadable, and nothing is recorded', async () => {
  const { loader, auditor } = await arrange();
  await assert.rejects(loader.load(request('missing.gguf')), { code: 'MODEL_UNREADABLE' });
  const { loader: rootless } = await arrange({ root: '/nonexistent/root' });
  await assert.rejects(rootless.load(request('model.gguf')), { code: 'MODEL_UNREADABLE' });
  assert.deepEqual(auditor.events, []);
});

test('every violation is on record before it is answered', async () => {
  for (const [path, expected] of [
    ['../x', null],
    ['model.gguf', 'f'.repeat(64)],
  ] as const) {
    const asked = Promise.withResolvers<undefined>();
    const synced = Promise.withResolvers<undefined>();
    let isAnswered = false;
    const { loader } = await arrange({
      auditor: {
        record() {
          asked.resolve(undefined);
          return synced.promise;
        },
        flush: () => Promise.resolve(),
      },
    });
    const loading = loader.load(request(path, expected)).catch(() => {
      isAnswered = true;
    });
    await asked.promise;
    await setImmediate();
    assert.equal(isAnswered, false);
    synced.resolve(undefined);
    await loading;
    assert.equal(isAnswered, true);
  }
});

test('a model of several chunks is digested whole and returned whole', async () => {
  const { loader, root } = await arrange({ maxBytes: 2 ** 24 });
  const large = Buffer.concat([model, randomBytes(9 * 1024 * 1024)]);
  await writeFile(join(root, 'large.gguf'), large);
  const loaded = await loader.load(request('large.gguf'));
  assert.equal(loaded.digest, createHash('sha256').update(large).digest('hex'));
  assert.ok(loaded.content.equals(large));
});

test('what is not 64 hex digits is no expected digest, whatever the comparison says', async () => {
  for (const expected of wrong.slice(1)) {
    const { loader } = await arrange({ comparison: () => true });
    const loading = loader.load(request('model.gguf', expected));
    await assert.rejects(loading, { code: 'INTEGRITY_VIOLATION' });
  }
});

test('disposal waits for loads under way, flushes once, and refuses what comes after', async () => {
  const { loader, auditor } = await arrange();
  const loading = assert.rejects(loader.load(request('broken.gguf')));
  await Promise.all([loader[Symbol.asyncDispose](), loader[Symbol.asyncDispose]()]);
  await loader[Symbol.asyncDispose]();
  assert.deepEqual(auditor.flushes, [1]);
  await loading;
  await assert.rejects(loader.load(request('model.gguf')), { code: 'DISPOSED' });
});

test('a load that does not end is not waited for: it is reported, and the trail is flushed', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { loader, auditor, failures } = await arrange({
    openBeneath: () => new Promise(() => undefined),
  });
  void loader.load(request('model.gguf'));
  const disposal = loader[Symbol.asyncDispose]();
  t.mock.timers.tick(60_000);
  await disposal;
  assert.equal(failures.length, 1);
  assert.deepEqual(auditor.flushes, [0]);
});

test('loading works without an auditor and without a worker id', async () => {
  const { loader } = await arrange({ auditor: null, workerId: null });
  await assert.rejects(loader.load(request('../x')), { code: 'PATH_REFUSED' });
  await assert.rejects(loader.load(request('model.gguf', 'f')), { code: 'INTEGRITY_VIOLATION' });
  await loader[Symbol.asyncDispose]();
  const { loader: nameless, auditor } = await arrange({ workerId: null });
  await assert.rejects(nameless.load(request('../x')));
  assert.equal(auditor.events[0]?.worker_id, 'unknown');
});
