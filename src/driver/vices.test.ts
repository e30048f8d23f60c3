import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Subject, SubjectErrorCode } from '.';
import type { Limits } from '../protocol';
import { assertGroupGone, begin, eventsOf, eventually, refusal, startScripted } from './fixtures';

interface Vice {
  readonly vice: string;
  readonly code: SubjectErrorCode;
  readonly says: RegExp;
  readonly limits?: Partial<Limits>;
  /** The last thing that is asked of it, and that must fail. Default: an operation. */
  readonly ask?: (subject: Subject) => Promise<unknown>;
}

const flush = async (subject: Subject): Promise<unknown> => subject.op('audit.flush', {});

const vices: Vice[] = [
  {
    vice: 'hangs-at-begin',
    code: 'TIMED_OUT',
    says: /ready for case "c1" within 300 ms; found nothing.*limits\.op_ms/,
    limits: { op_ms: 300 },
    ask: async (subject) => subject.begin(begin),
  },
  {
    vice: 'hangs-at-op',
    code: 'TIMED_OUT',
    says: /the answer to audit\.flush, seq 1 within 300 ms; found nothing/,
    limits: { op_ms: 300 },
  },
  {
    vice: 'hangs-at-end',
    code: 'TIMED_OUT',
    says: /ended for case "c1" within 300 ms; found nothing/,
    limits: { op_ms: 300 },
    ask: async (subject) => subject.end('c1'),
  },
  {
    vice: 'hangs-at-stop',
    code: 'TIMED_OUT',
    says: /exit within 300 ms; found nothing.*limits\.shutdown_ms/,
    limits: { shutdown_ms: 300 },
    ask: async (subject) => subject.stop(),
  },
  {
    vice: 'answers-late',
    code: 'TIMED_OUT',
    says: /seq 1 within 300 ms; found nothing/,
    limits: { op_ms: 300 },
  },
  {
    vice: 'ignores-sigterm',
    code: 'TIMED_OUT',
    says: /exit within 300 ms; found nothing/,
    ask: async (subject) => {
      await subject.begin(begin);
      subject.signal('SIGTERM');
      return subject.exited(300);
    },
  },
  {
    vice: 'crashes-at-op',
    code: 'EXITED',
    says: /answer to audit\.flush, seq 1; found that SIGABRT ended it.*seq 1.*illegal instruction/,
  },
  {
    vice: 'answers-another-seq',
    code: 'OUT_OF_SEQUENCE',
    says: /the answer to audit\.flush, seq 1; found .*"seq":7/,
  },
  {
    vice: 'answers-another-case',
    code: 'OUT_OF_SEQUENCE',
    says: /ready for case "c1"; found .*"another"/,
    ask: async (subject) => subject.begin(begin),
  },
  {
    vice: 'prints-to-stdout',
    code: 'NOT_JSON',
    says: /a line of JSON on stdout; found "flushing the trail\.\.\.".*stderr/,
  },
  {
    vice: 'sends-a-long-line',
    code: 'LINE_TOO_LONG',
    says: /at most 1048576 bytes on stdout; found \d+ bytes without a newline/,
  },
  {
    vice: 'sends-invalid-utf8',
    code: 'NOT_UTF8',
    says: /a line of UTF-8 on stdout; found /,
  },
  {
    vice: 'acks-nonsense',
    code: 'INVALID_MESSAGE',
    says: /the value of audit\.emit; found .*perhaps.*proofgate schema/s,
    ask: async (subject) =>
      subject.op('audit.emit', {
        event: { event_type: 'VramSealed' },
        actor: { worker_id: null, source_ip: null, correlation_id: null },
      }),
  },
  {
    vice: 'cannot-try',
    code: 'ADAPTER_ERROR',
    says: /the adapter to try audit\.flush; found adapter_error: no such device/,
  },
];

for (const { vice, code, says, limits = {}, ask = flush } of vices) {
  test(`A subject that ${vice} ends as ${code} and leaves nothing behind`, async () => {
    const subject = await startScripted(vice, limits);
    const error = await refusal(ask(subject), code);
    assert.match(error.message, says);
    await subject[Symbol.asyncDispose]();
    await assertGroupGone(subject.pid);
  });
}

/** What a subject says after a good answer is found out by whatever is asked next. */
const talkers: { vice: string; says: RegExp }[] = [
  { vice: 'speaks-unasked', says: /silence, since nothing was asked; found .*"unasked"/ },
  { vice: 'answers-twice', says: /silence, since nothing was asked; found .*"seq":1/ },
  { vice: 'says-half-a-line', says: /silence, since nothing was asked; found 4 bytes without/ },
];

for (const { vice, says } of talkers) {
  test(`A subject that ${vice} is found out in the silence after its answer`, async () => {
    const subject = await startScripted(vice);
    await subject.op('audit.flush', {});
    const error = await refusal(subject.silence(), 'OUT_OF_SEQUENCE');
    assert.match(error.message, says);
    await refusal(subject.op('audit.flush', {}), 'OUT_OF_SEQUENCE');
    await refusal(subject.stop(), 'OUT_OF_SEQUENCE');
    await assertGroupGone(subject.pid);
  });

  test(`A subject that ${vice} is found out on disposal at the latest`, async () => {
    const subject = await startScripted(vice);
    await subject.op('audit.flush', {});
    await refusal(Promise.resolve(subject[Symbol.asyncDispose]()), 'OUT_OF_SEQUENCE');
  });
}

test('A subject that crashes unasked is found out by the next call', async () => {
  const subject = await startScripted('crashes-unasked');
  await subject.op('audit.flush', {});
  await eventually(() => exitIsKnown(subject), 'it exited');
  const error = await refusal(subject.silence(), 'EXITED');
  assert.match(error.message, /silence; found that it exited with code 9|until it is stopped/);
  assert.deepEqual(error.details.exit, { code: 9, signal: null });
});

test('A subject that crashes unasked is found out on disposal at the latest', async () => {
  const subject = await startScripted('crashes-unasked');
  await subject.op('audit.flush', {});
  await eventually(() => exitIsKnown(subject), 'it exited');
  await refusal(Promise.resolve(subject[Symbol.asyncDispose]()), 'EXITED');
});

test('A crash that the caller waited for is an exit, not an error', async () => {
  await using subject = await startScripted('crashes-unasked');
  await subject.op('audit.flush', {});
  assert.deepEqual(await subject.exited(5_000), { code: 9, signal: null });
});

const exitIsKnown = (subject: Subject): boolean =>
  eventsOf(subject).includes('exited with code 9, signal null');
