import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { platform } from 'node:process';
import { test } from 'node:test';
import { requireItself, startSubject, type SubjectCommand } from '.';
import { defaultLimits } from '../protocol';
import { begin, refusal, startScripted } from './fixtures';

const program = `"${process.execPath}" "${path.join(__dirname, 'fixtures', 'well-behaved.cjs')}"`;

/** A subject that a shell starts. */
const inShell = (line: string): SubjectCommand => ({ name: 'mine', argv: ['sh', '-c', line] });

const start = (command: SubjectCommand) =>
  startSubject(command, {
    limits: defaultLimits,
    harness: { name: 'proofgate', version: '0.0.0' },
    run: 'test',
    nonce: randomUUID(),
    baseEnv: process.env,
  });

const elsewhere = platform === 'linux' ? false : 'only Linux tells of the pipes of a process';

test('a script that stands before its subject is refused', { skip: elsewhere }, async () => {
  const command = inShell(`${program}; exit $?`);
  await using subject = await start(command);
  const { message } = await refusal(requireItself(subject, command), 'CANNOT_START');
  assert.match(message, /^Expected \["sh","-c",.*\] to start the subject "mine" itself; found sh /);
  assert.match(message, /which has node\S* \(process \d+\) answer in its place\. .*exec/);
});

test('a script that hands over to its subject is as good as the subject', async () => {
  const command = inShell(`exec ${program}`);
  await using subject = await start(command);
  await requireItself(subject, command);
  await subject.stop();
});

test('a subject may have a child of its own', async () => {
  await using subject = await startScripted('works-with-a-child');
  await subject.begin(begin);
  await subject.op('audit.flush', {});
  await requireItself(subject, inShell('true'));
});
