import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { subjectsSchema } from './subjects';

const mutant = { name: 'counts-twice', breaks: ['EMIT-3'], argv: ['node', 'mutant.js'] };
const subjects = { healthy: { argv: ['node', 'subject.js'] }, mutants: [mutant] };

const withMutant = (changes: object) => ({ ...subjects, mutants: [{ ...mutant, ...changes }] });

describe('the subjects of a self-test', () => {
  test('need a command, and of a mutant its name and what it breaks', () => {
    assert.deepEqual(subjectsSchema.parse(subjects), {
      healthy: { ...subjects.healthy, inputs: {} },
      mutants: [{ ...mutant, inputs: {}, needsTracing: false }],
    });
  });

  test('may have inputs of their own, and vices that show in system calls alone', () => {
    const inputs = { readme: ['README.md'], alertRules: ['rules.yaml'], source: ['src'] };
    const [read] = subjectsSchema.parse(withMutant({ inputs, needsTracing: true })).mutants;
    assert.deepEqual(read, { ...mutant, inputs, needsTracing: true });
  });

  for (const name of ['a', 'a-2', '9']) {
    test(`may be called ${name}`, () => {
      assert.ok(subjectsSchema.safeParse(withMutant({ name })).success);
    });
  }

  for (const [what, wrong, message] of [
    ['a name that begins with a dash', withMutant({ name: '-a' }), /kebab-case/],
    ['a name in capitals', withMutant({ name: 'aB' }), /kebab-case/],
    ['a name that begins in capitals', withMutant({ name: 'Ab' }), /kebab-case/],
    ['a requirement that is none', withMutant({ breaks: ['EMIT-99'] }), /of the catalogue/],
    ['a mutant that breaks nothing', withMutant({ breaks: [] }), /breaks/],
    ['no command', withMutant({ argv: [] }), /argv/],
    ['an empty word in a command', withMutant({ argv: ['node', ''] }), /argv/],
    ['an input that nobody knows', withMutant({ inputs: { feature: [] } }), /feature/],
    ['a healthy subject without a command', { ...subjects, healthy: {} }, /healthy/],
    ['no mutant at all', { ...subjects, mutants: [] }, /mutants/],
    ['two mutants of one name', { ...subjects, mutants: [mutant, mutant] }, /each mutant alone/],
  ] as const) {
    test(`are not ${what}`, () => {
      const { error } = subjectsSchema.safeParse(wrong);
      assert.match(JSON.stringify(error?.issues), message);
    });
  }

  test('are as many as there are names', () => {
    const two = { ...subjects, mutants: [mutant, { ...mutant, name: 'counts-not' }] };
    assert.equal(subjectsSchema.parse(two).mutants.length, 2);
  });
});
