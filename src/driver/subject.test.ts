import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { assertGroupGone, begin, eventsOf, refusal, startScripted, TOKEN } from './fixtures';

test('A well-behaved subject is greeted, asked, ended and stopped', async () => {
  const subject = await startScripted('well-behaved');
  const ready = await subject.begin(begin);
  assert.equal(ready.trail.directory, '/nowhere/audit');
  const { answer, elapsedMs } = await subject.op('audit.flush', {});
  assert.deepEqual(answer, { kind: 'ack', value: {} });
  assert.ok(elapsedMs > 0);
  await subject.silence();
  await subject.end('c1');
  assert.deepEqual(await subject.stop(), { code: 0, signal: null });
  assert.deepEqual(await subject.stop(), { code: 0, signal: null });
  await assertGroupGone(subject.pid);
});

test('A line that comes in many writes, cut inside a character, is one message', async () => {
  await using subject = await startScripted('splits-its-lines');
  const { answer } = await subject.op('audit.flush', {});
  assert.deepEqual(answer, { kind: 'error', code: 'FLUSH_FAILED', message: 'a€€€b' });
});

test('An undeclared capability is answered as unsupported', async () => {
  await using subject = await startScripted('does-not-support');
  const { answer } = await subject.op('audit.flush', {});
  assert.deepEqual(answer, { kind: 'unsupported', capability: 'audit.emit' });
});

test('An adapter that could not try still runs', async () => {
  await using subject = await startScripted('cannot-try');
  await refusal(subject.op('audit.flush', {}), 'ADAPTER_ERROR');
  await subject.end('c1');
  assert.deepEqual(await subject.stop(), { code: 0, signal: null });
});

test('A flood on stderr blocks nothing and is kept from both ends, with what was cut', async () => {
  await using subject = await startScripted('floods-stderr');
  await subject.op('audit.flush', {});
  await subject.stop();
  const stderr = subject.stderr();
  assert.ok(stderr.length < 3 * 1024 * 1024, `${stderr.length} characters were kept`);
  assert.match(stderr, /^the first line\n/);
  assert.match(stderr, /… \d{7} bytes were cut here …/);
  assert.match(stderr, /the last line\n$/);
});

test('SIGTERM reaches the subject and its exit is awaited', async () => {
  await using subject = await startScripted('well-behaved');
  subject.signal('SIGTERM');
  assert.deepEqual(await subject.exited(5_000), { code: null, signal: 'SIGTERM' });
  subject.signal('SIGTERM');
  assert.match(eventsOf(subject).at(-1) ?? '', /could not send SIGTERM: it is gone/);
});

test('The group is killed before the answer is even read', async () => {
  await using subject = await startScripted('well-behaved');
  const { answer } = await subject.op('audit.flush', {}, { killOnAnswer: true });
  assert.equal(eventsOf(subject).at(-1), 'exited with code null, signal SIGKILL');
  assert.deepEqual(answer, { kind: 'ack', value: {} });
  const lines = subject.transcript().map((entry) => entry.line);
  const killedAt = lines.indexOf('SIGKILL to the process group: sent');
  assert.ok(killedAt > 0 && killedAt < lines.indexOf('{"type":"ack","seq":1,"value":{}}'));
  await assertGroupGone(subject.pid);
  assert.deepEqual(await subject.exited(5_000), { code: null, signal: 'SIGKILL' });
  const error = await refusal(subject.op('audit.flush', {}), 'EXITED');
  assert.match(error.message, /seq 2; found that SIGKILL ended it/);
});

test('A bad answer is an error although the group was killed at it', async () => {
  const subject = await startScripted('answers-another-seq');
  await refusal(subject.op('audit.flush', {}, { killOnAnswer: true }), 'OUT_OF_SEQUENCE');
  await assertGroupGone(subject.pid);
});

test('A subject that dies before the answer it was to be killed at is an error', async () => {
  const subject = await startScripted('crashes-at-op');
  await refusal(subject.op('audit.flush', {}, { killOnAnswer: true }), 'EXITED');
});

test('Of two requests at once the second is refused and the first is answered', async () => {
  await using subject = await startScripted('well-behaved');
  const first = subject.op('audit.flush', {});
  const error = await refusal(subject.op('audit.flush', {}), 'BUSY');
  assert.match(error.message, /audit\.flush, seq 2 while the answer to audit\.flush, seq 1/);
  assert.equal((await first).answer.kind, 'ack');
  assert.equal((await subject.op('audit.flush', {})).answer.kind, 'ack');
});

test('A request that is not of the protocol, or too long, is not sent', async () => {
  await using subject = await startScripted('well-behaved');
  await refusal(subject.begin({ ...begin, seed: -1 }), 'INVALID_REQUEST');
  const actor = { worker_id: null, source_ip: null, correlation_id: null };
  const event = { event_type: 'x'.repeat(1024 * 1024) };
  const error = await refusal(subject.op('audit.emit', { event, actor }), 'INVALID_REQUEST');
  assert.match(error.message, /at most 1048576 bytes; found one of \d{7} bytes/);
  assert.equal((await subject.op('audit.flush', {})).answer.kind, 'ack');
});

test('The worker token stands nowhere in transcript and errors, its fingerprint does', async () => {
  const subject = await startScripted('tells-its-token');
  await subject.begin(begin);
  const errors = [
    await refusal(subject.op('audit.flush', {}), 'ADAPTER_ERROR'),
    await refusal(subject.end('c1'), 'NOT_JSON'),
  ];
  const kept = inspect([subject.transcript(), errors], { depth: null, maxStringLength: null });
  assert.ok(!kept.includes('canary'), kept);
  const fingerprint = /sha256:[0-9a-f]{16}/;
  for (const { message } of errors) assert.match(message, fingerprint);
  assert.match(errors[1]?.details.stderrTail ?? '', fingerprint);
  const hosts = subject.transcript().filter((entry) => entry.direction === 'host');
  assert.match(hosts[1]?.line ?? '', /"token":"sha256:[0-9a-f]{16}"/);
  assert.ok(subject.stderr().includes(TOKEN));
});

test('A transcript holds what was said and what happened, in order and in time', async () => {
  await using subject = await startScripted('well-behaved');
  await subject.op('audit.flush', {});
  await subject.stop();
  const entries = subject.transcript();
  assert.deepEqual(
    entries.map(({ direction, line }) => `${direction} ${line.slice(0, 14)}`),
    [
      'event started as pro',
      'host {"type":"hello',
      'subject {"type":"hello',
      'host {"type":"op","',
      'subject {"type":"ack",',
      'host {"type":"stop"',
      'event exited with co',
    ],
  );
  const times = entries.map((entry) => entry.at_ms);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
});
