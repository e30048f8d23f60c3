import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { Answers } from '../answers';
import { githubWorkflow, gitlabPipeline } from './pipelines';

const answers: Answers = { name: 'mine', command: null, prefix: 'TEAM', ci: 'gitlab', sdk: '0.1' };

for (const command of [null, ['./my-adapter']]) {
  test(`a job on GitLab ends as the gate does, ${command ? 'with an adapter that is there' : 'with one to build'}`, () => {
    const { proofgate } = parse(gitlabPipeline({ ...answers, command }, '1.2.3')) as {
      proofgate: Record<'script' | 'after_script', string[]>;
    };
    // Several subjects leave no JUnit report in that place: copying it may fail, and must not count.
    assert.deepEqual(proofgate.script, ['npx --yes proofgate@1.2.3 run']);
    assert.match(proofgate.after_script.join(), /cp reports\/\*\/data\/results\/junit\.xml /);
  });

  test(`a job on GitHub builds only what init wrote, ${command ? 'beside one that is there' : 'to begin with'}`, () => {
    const { jobs } = parse(githubWorkflow({ ...answers, command }, '1.2.3')) as {
      jobs: { gate: { steps: { run?: string }[] } };
    };
    const runs = jobs.gate.steps.flatMap(({ run }) => run ?? []);
    assert.equal(
      runs.some((run) => run.startsWith('cargo build')),
      command === null,
    );
    assert.ok(runs.includes('npx --yes proofgate@1.2.3 run'));
  });
}
