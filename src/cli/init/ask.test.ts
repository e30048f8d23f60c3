import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import type { Context } from '../context';
import { UsageError } from '../usage-error';
import { nameFrom, type Answers } from './answers';
import { askFor } from './ask';

const offered: Answers = { name: 'here', command: null, prefix: 'TEAM', ci: 'github', sdk: '0.1' };

/** Answers line by line, as somebody at a terminal does: a line for each question. */
const answered = async (lines: readonly string[], given: Partial<Answers> = {}) => {
  const [input, out] = [new PassThrough(), new PassThrough()];
  const waiting = [...lines];
  out.on('data', (text: Buffer) => {
    if (text.toString().endsWith('] ')) input.write(`${waiting.shift() ?? ''}\n`);
  });
  const answers = await askFor(offered, given, { input, out } as unknown as Context);
  return { answers, left: waiting };
};

test('an empty line takes what is offered', async () => {
  assert.deepEqual((await answered(['', '', '', ''])).answers, offered);
});

test('what is said is taken, and what a flag said is not asked', async () => {
  const { answers, left } = await answered(['mine', './my-adapter --fast', 'acme', 'gitlab']);
  assert.deepEqual(answers, {
    ...{ ...offered, name: 'mine', command: ['./my-adapter', '--fast'] },
    ...{ prefix: 'ACME', ci: 'gitlab' },
  });
  assert.deepEqual(left, []);
  const flagged = await answered(['', 'none'], { name: 'mine', prefix: 'ACME' });
  assert.deepEqual([flagged.answers.ci, flagged.left], ['none', []]);
});

test('an answer that makes no sense is told as one', async () => {
  await assert.rejects(answered(['My Crate!']), UsageError);
  await assert.rejects(answered(['', '', '', 'jenkins']), UsageError);
});

test('the name of a directory becomes one that a crate may bear', () => {
  const names = ['My Crate', '42-things', 'proofgate_gpu.rs', '///', 'ok-'].map(nameFrom);
  assert.deepEqual(names, ['my-crate', 'things', 'proofgate-gpu-rs', 'my-crate', 'ok']);
});
