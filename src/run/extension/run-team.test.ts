import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { RunError } from '../errors';
import type { TeamRun } from './protocol';
import { runTeam } from './run-team';

const request = { tags: '' } as unknown as TeamRun;
const extension = {
  ...{ prefix: 'TEAM', requirements: [], steps: ['mine.steps.ts'] },
  ...{ features: '/nowhere', code: '/nowhere' },
};

/** What a program in the place of a team's process is told to be, in words for the person. */
const refusalOf = async (program: string, silentMs?: number): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'proofgate-team-'));
  const file = join(directory, 'program.cjs');
  await writeFile(file, program);
  const around = { env: process.env, onScenario: () => undefined };
  try {
    await runTeam(file, request, extension, { ...around, ...(silentMs && { silentMs }) });
  } catch (cause) {
    assert.ok(cause instanceof RunError && cause.code === 'BAD_EXTENSION', String(cause));
    return cause.message;
  } finally {
    await rm(directory, { recursive: true });
  }
  return assert.fail('expected a refusal');
};

test('a step that never gives its process back ends in a refusal', async () => {
  const said = await refusalOf("process.once('message', () => { for (;;); });", 300);
  assert.match(said, /expected a scenario to come to its end within .* minutes, found none/);
});

test('of a process that ended the last words are told, however much it printed', async () => {
  const said = await refusalOf(
    "process.stdout.write('x'.repeat(1e6) + 'no such module', () => process.exit(7));",
  );
  assert.match(said, /ended by exit code 7; correct the steps\. It printed: x+no such module$/);
  assert.ok(said.length < 2_200, `${said.length}`);
});

test('a process that says it is done without a scenario is not believed', async () => {
  const done = "process.send({ kind: 'done', printed: '' }, () => process.disconnect());";
  assert.match(await refusalOf(done), /every scenario of the team to be tried, found 0 of 0/);
});
