import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { assertGone, assertGroupGone, eventsOf, refusal, startScripted } from './fixtures';

test('A grandchild in its group does not outlive the subject', async () => {
  await using subject = await startScripted('leaves-a-grandchild');
  assert.deepEqual(await subject.stop(), { code: 0, signal: null });
  await assertGroupGone(subject.pid);
  assert.ok(eventsOf(subject).includes('its group outlived it and was killed'));
});

test('What is killed at the answer is killed with its whole group, and nothing outlives it', async () => {
  await using subject = await startScripted('works-with-a-child');
  await subject.op('audit.flush', {}, { killOnAnswer: true });
  const pid = Number(subject.stderr());
  await assertGone(pid);
  assert.deepEqual(eventsOf(subject).slice(1), [
    'SIGKILL to the process group: sent',
    'exited with code null, signal SIGKILL',
  ]);
});

test('A grandchild that left the group and holds stdout open is found and named', async () => {
  await using subject = await startScripted('leaves-a-session');
  assert.deepEqual(await subject.stop(), { code: 0, signal: null });
  const pid = Number(subject.stderr());
  await assertGone(pid);
  assert.ok(eventsOf(subject).includes(`killed what had left its group: processes ${pid}`));
});

test('A grandchild nobody can tell for ours holds up nothing', async () => {
  await using subject = await startScripted('leaves-a-stranger');
  assert.deepEqual(await subject.stop(), { code: 0, signal: null });
  const pid = Number(subject.stderr());
  process.kill(pid, 'SIGKILL');
  await assertGone(pid);
});

test('Disposal kills a subject that was not stopped, and what was asked of it is told', async () => {
  const subject = await startScripted('hangs-at-op');
  const asked = refusal(subject.op('audit.flush', {}), 'EXITED');
  await subject[Symbol.asyncDispose]();
  assert.match((await asked).message, /answer to audit\.flush, seq 1; found that SIGKILL ended it/);
  await assertGroupGone(subject.pid);
});

test('A gate that exits in the middle takes its subjects with it', async () => {
  const gate = `require(${JSON.stringify(require.resolve('./fixtures'))})
    .startScripted('hangs-at-op')
    .then((subject) => { console.log(subject.pid); process.exit(0); })`;
  const args = ['--require', 'ts-node/register', '--eval', gate];
  const pid = Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  await assertGone(pid);
});
