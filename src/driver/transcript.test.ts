import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Redaction } from './redaction';
import { Transcript } from './transcript';

const transcriptAt = (times: number[], redaction = new Redaction()): Transcript =>
  new Transcript(() => times.shift() ?? 0, redaction);

test('Entries tell the time since the start, by the clock that was given', () => {
  const transcript = transcriptAt([1_000, 1_000.5, 1_002.00049]);
  transcript.record('host', '{}\n');
  transcript.record('event', 'exited');
  assert.deepEqual(transcript.entries(), [
    { at_ms: 0.5, direction: 'host', line: '{}' },
    { at_ms: 2, direction: 'event', line: 'exited' },
  ]);
});

test('A flood of entries is kept from both ends, and what was cut is counted', () => {
  const transcript = transcriptAt([]);
  const total = 2_000;
  for (let n = 0; n < total; n += 1) transcript.record('subject', `${n} ${'x'.repeat(10_000)}`);
  const lines = transcript.entries().map((entry) => entry.line.split(' ')[0]);
  const cut = transcript
    .entries()
    .findIndex((entry) => entry.line.includes('entries were cut here'));
  assert.equal(lines[0], '0');
  assert.equal(lines.at(-1), String(total - 1));
  assert.equal(Number(lines[cut]) + lines.length - 1, total);
  assert.equal(Number(lines[cut + 1]), Number(lines[cut - 1]) + 1 + Number(lines[cut]));
  assert.ok(JSON.stringify(transcript.entries()).length < 17 * 1024 * 1024);
});

test('A flood of empty lines is bounded too', () => {
  const transcript = transcriptAt([]);
  for (let n = 0; n < 400_000; n += 1) transcript.record('subject', '');
  assert.ok(transcript.entries().length < 300_000);
});

test('A long line is kept from its beginning', () => {
  const transcript = transcriptAt([]);
  transcript.record('host', 'x'.repeat(70_000));
  assert.match(transcript.entries()[0]?.line ?? '', /^x{65536}… \(4464 more characters\)$/);
});

test('A token stands in no entry, whatever characters it has and wherever it stands', () => {
  // Long enough not to stand by chance in the text around it.
  const token = fc.string({ unit: 'binary', minLength: 8, maxLength: 40 });
  fc.assert(
    fc.property(token, fc.string(), (secret, noise) => {
      const redaction = new Redaction();
      redaction.hide(secret);
      const transcript = transcriptAt([], redaction);
      transcript.record('host', JSON.stringify({ config: { worker: { token: secret } } }));
      transcript.record('event', JSON.stringify(JSON.stringify({ token: secret })));
      transcript.record('event', `${noise}${secret}${noise}`);
      for (const { line } of transcript.entries()) {
        assert.ok(!line.includes(secret), line);
        assert.match(line, /sha256:[0-9a-f]{16}/);
      }
    }),
  );
});

test('An empty token hides nothing', () => {
  const redaction = new Redaction();
  redaction.hide('');
  assert.equal(redaction.apply('as it was'), 'as it was');
});
