import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { test } from 'node:test';
import { startSubject, type SubjectErrorCode } from '.';
import { defaultLimits } from '../protocol';
import { refusal, startScripted } from './fixtures';
import { markerOf } from './environment';
import { hasInEnvironment, liveProcesses } from './process-table';

const options = {
  limits: defaultLimits,
  harness: { name: 'proofgate', version: '0.0.0' },
  run: 'test',
  nonce: 'a-nonce-of-sixteen-and-more',
  baseEnv: process.env,
};

test('A subject that says hello is identified', async () => {
  await using subject = await startScripted('well-behaved');
  assert.equal(subject.identity.subject.name, 'scripted');
  assert.ok(subject.has('audit.flush'));
  assert.ok(!subject.has('vram.tamper'));
  await subject.stop();
});

test('The processes of a subject carry its marker, or nothing could be found of it', async () => {
  const nonce = randomUUID();
  await using subject = await startScripted('well-behaved', {}, nonce);
  assert.deepEqual(await marked(nonce), [subject.pid]);
});

test('A subject gets the allow-list, its own variables and its marker, and nothing else', async () => {
  const nonce = randomUUID();
  const script = path.join(__dirname, 'fixtures', 'shows-its-environment.cjs');
  await using subject = await startSubject(
    {
      name: 'curious',
      argv: [process.execPath, script],
      cwd: '/',
      env: { TZ: 'UTC', MINE: 'yes' },
    },
    { ...options, nonce, baseEnv: { PATH: '/bin', TZ: 'CET', AWS_SECRET_ACCESS_KEY: 'no' } },
  );
  const { answer } = await subject.op('audit.flush', {});
  assert.ok(answer.kind === 'error');
  const env = { PATH: '/bin', TZ: 'UTC', MINE: 'yes', PROOFGATE_SUBJECT: nonce };
  const seen = JSON.parse(answer.message) as { env: NodeJS.ProcessEnv; cwd: string };
  // Node itself hands this one to every child while coverage is measured.
  delete seen.env.NODE_V8_COVERAGE;
  assert.deepEqual(seen, { env, cwd: '/' });
});

const refused: { vice: string; code: SubjectErrorCode; says: RegExp }[] = [
  { vice: 'exits-before-hello', code: 'EXITED', says: /exited with code 3.*cannot find libcuda/ },
  { vice: 'speaks-version-2', code: 'UNSUPPORTED_VERSION', says: /protocol 1;.*protocol 2.*gone/ },
  { vice: 'answers-in-version-2', code: 'UNSUPPORTED_VERSION', says: /protocol 1;.*protocol 2/ },
  { vice: 'refuses-hello', code: 'REFUSED', says: /hello_ok; found .*no licence found/ },
  { vice: 'returns-another-nonce', code: 'WRONG_NONCE', says: /found the nonce a-recorded-answer/ },
];

for (const { vice, code, says } of refused) {
  test(`A subject that ${vice} is refused as ${code} and leaves nothing behind`, async () => {
    const nonce = randomUUID();
    const error = await refusal(startScripted(vice, {}, nonce), code);
    assert.match(error.message, says);
    assert.deepEqual(await marked(nonce), []);
  });
}

test('A subject that hangs at hello is killed at the deadline', async () => {
  const nonce = randomUUID();
  const error = await refusal(
    startScripted('hangs-at-hello', { hello_ms: 300 }, nonce),
    'TIMED_OUT',
  );
  assert.match(error.message, /hello_ok or hello_refused within 300 ms.*limits\.hello_ms/);
  assert.deepEqual(error.details.exit, { code: null, signal: 'SIGKILL' });
  assert.deepEqual(await marked(nonce), []);
});

test('A program that does not exist cannot be started', async () => {
  const start = startSubject({ name: 'ghost', argv: ['/no/such/program', '--serve'] }, options);
  const error = await refusal(start, 'CANNOT_START');
  assert.match(error.message, /"ghost".*\/no\/such\/program.*ENOENT.*may be executed/s);
});

test('A working directory that does not exist is named', async () => {
  const command = { name: 'ghost', argv: [process.execPath], cwd: '/no/such/directory' };
  const error = await refusal(startSubject(command, options), 'CANNOT_START');
  assert.match(error.message, /the directory \/no\/such\/directory exists/);
});

test('An empty argv and a NUL in it cannot be started', async () => {
  for (const argv of [[], [''], [process.execPath, 'a\0b']]) {
    await refusal(startSubject({ name: 'ghost', argv }, options), 'CANNOT_START');
  }
});

test('A hello that is not of the protocol is our own fault, and the subject is killed', async () => {
  await refusal(startScripted('well-behaved', {}, 'short'), 'INVALID_REQUEST');
  assert.deepEqual(await marked('short'), []);
});

/** The live processes of one subject, wherever they fled. */
const marked = async (nonce: string): Promise<number[]> => {
  const pids = ((await liveProcesses()) ?? []).map((process) => process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => ((await hasInEnvironment(pid, markerOf(nonce))) ? [pid] : [])),
  );
  return found.flat();
};
