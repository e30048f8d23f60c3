import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lintSteps, stepRules } from './lint-steps';
import { stepFiles } from './project';
import { parseSteps } from './step-file';

const good = `import { Given, Then } from '@cucumber/cucumber';
import type { GateWorld } from '../support/world/world';

Given('a sealed shard', async function (this: GateWorld) {
  await this.subject.does('seals the model');
});

Then('the log tells of {events}', async function (this: GateWorld, events: string[]) {
  return this.check('log-tells', { events }, await this.probes.log(), 'observed');
});
`;

const CALL = "await this.subject.does('seals the model');";

/** For each rule, what a step of the good file is made to do to break it. */
const broken: Record<keyof typeof stepRules, readonly (readonly [string, string])[]> = {
  'short-body': [[CALL, `${CALL}\n`.repeat(11)]],
  'short-file': [['import type', `${'// more\n'.repeat(150)}import type`]],
  'expression-text': [["'a sealed shard'", 'shards.sealed']],
  'one-check': [
    ['return this.check(', 'await this.look('],
    [CALL, "return this.check('log-is-quiet', {}, {}, 'observed');"],
    [
      'return this.check(',
      "await this.check('log-is-quiet', {}, {}, 'observed');\n  return this.check(",
    ],
  ],
  'no-branch': [
    [CALL, `if (this.ready) ${CALL}`],
    [CALL, 'switch (this.kind) { default: }'],
    [CALL, 'await this.subject.does(this.ready ? 1 : 2);'],
    [CALL, 'this.ready && this.subject.does(1);'],
    [CALL, 'this.ready || this.subject.does(1);'],
    [CALL, 'await this.subject.does(this.request ?? 1);'],
  ],
  'no-loop': [
    [CALL, `for (;;) ${CALL}`],
    [CALL, `for (const a of all) ${CALL}`],
    [CALL, `for (const a in all) ${CALL}`],
    [CALL, `while (true) ${CALL}`],
    [CALL, `do ${CALL} while (true);`],
  ],
  'no-try': [[CALL, `try { ${CALL} } finally { done(); }`]],
  'no-regex': [
    [CALL, 'await this.subject.does(/seals/);'],
    [CALL, "await this.subject.does(new RegExp('seals'));"],
  ],
  'no-outside-world': [
    ['import type', "import { readFile } from 'node:fs/promises';\nimport type"],
    [CALL, 'process.exit(1);'],
    [CALL, "require('fs').unlinkSync(name);"],
    [CALL, "await import('node:fs');"],
  ],
};

const change = (from: string, to: string): string => {
  assert.ok(good.includes(from), `the good steps hold ${from}`);
  return good.replace(from, () => to);
};

describe('the lint of steps', () => {
  test('has nothing to say about good steps', () => {
    assert.deepEqual(lintSteps(parseSteps('steps/log.steps.ts', good)), []);
  });

  for (const [rule, changes] of Object.entries(broken)) {
    for (const [from, to] of changes) {
      test(`complains of ${rule} at ${JSON.stringify(to.slice(0, 60))}`, () => {
        const complaints = lintSteps(parseSteps('steps/log.steps.ts', change(from, to)));
        assert.ok(complaints.length > 0);
        assert.deepEqual(new Set(complaints.map((complaint) => complaint.rule)), new Set([rule]));
      });
    }
  }

  test('names the place', () => {
    const [complaint] = lintSteps(
      parseSteps('steps/log.steps.ts', change(CALL, 'process.exit();')),
    );
    assert.equal(complaint?.at, 'steps/log.steps.ts:5');
  });
});

describe('the steps', () => {
  test('are there, and in house style', () => {
    assert.ok(stepFiles().length > 0);
    assert.deepEqual(stepFiles().flatMap(lintSteps), []);
  });
});
