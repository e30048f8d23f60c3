import assert from 'node:assert/strict';
import { test } from 'node:test';
import { condition, told } from './condition';
import { firstProblem } from './first-problem';

const problems = (count: number): string[] => Array.from({ length: count }, (_, n) => `p${n + 1}`);

test('a condition against which nothing was found holds, and says what holds', () => {
  assert.deepEqual(condition('sealed', [], 'by somebody'), {
    ...{ name: 'sealed', ok: true, detail: 'by somebody', problems: [] },
  });
});

test('what was found is told one by one, twenty at most, and then how many more', () => {
  const twenty = condition('complete', problems(20), '');
  assert.deepEqual(twenty.problems, problems(20));
  assert.equal(twenty.detail, problems(20).join('; '));
  const more = condition('complete', problems(23), '');
  assert.deepEqual(more.problems, [...problems(20), 'and 3 more']);
  assert.equal(more.ok, false);
});

test('looking that fails is something found, whatever was thrown', async () => {
  const thrown = async (error: unknown) => {
    const { ok, problems: found } = await told('statements', () => {
      throw error;
    });
    return [ok, ...found];
  };
  assert.deepEqual(await thrown(new RangeError('too long')), [false, 'too long']);
  assert.deepEqual(await thrown('a text'), [false, 'a text']);
  const holds = condition('edition', [], 'it holds');
  assert.equal(await told('edition', () => Promise.resolve(holds)), holds);
});

test('the first problem is that of the first condition that does not hold, with what it means', () => {
  const holds = condition('complete', [], 'all');
  assert.equal(firstProblem([holds]), null);
  const wrong = condition('sealed', ['one', 'two'], '');
  const first = firstProblem([holds, wrong, condition('consistent', ['three'], '')]);
  assert.deepEqual([first?.condition, first?.problem], ['sealed', 'one']);
  assert.match(first?.meaning ?? '', /^Nobody vouches for these files/);
});
