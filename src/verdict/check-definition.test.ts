import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Check } from './check';
import { checkDefinition } from './check-definition';
import { checks } from './checks';

const check = (code: string, expects: z.ZodType = z.strictObject({})): Check => ({
  ...{ name: 'a-check', expects, observes: z.unknown() },
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  judge: new Function(`return (${code})`)() as Check['judge'],
});

const textOf = (one: Check): string => JSON.stringify(checkDefinition(one));

test('every check of the gate has a definition of its own', () => {
  const all = [...checks.values()].map(textOf);
  assert.equal(new Set(all).size, checks.size);
});

test('a check that judges otherwise, or asks for something else, is defined otherwise', () => {
  const before = check('(_, seen) => judged(seen > 1)');
  assert.equal(textOf(before), textOf(check('(_, seen) => judged(seen > 1)')));
  assert.notEqual(textOf(before), textOf(check('(_, seen) => judged(seen > 2)')));
  const other = z.strictObject({ within_ms: z.number() });
  assert.notEqual(textOf(before), textOf(check('(_, seen) => judged(seen > 1)', other)));
});

test('two compilers do not make two checks of one', () => {
  assert.equal(
    textOf(check("(_, seen) => (0, check_1.judged)(seen > band_2.WIDE ? 'a' : [])")),
    textOf(check('(_, seen)=>{\n (0, _check.judged)(seen > _band.WIDE ? "a" : []);\n}')),
  );
});

test('the code of a check is told without modules, blanks and brackets', () => {
  const { judge } = checkDefinition(check("(_, seen) => (0, check_1.judged)(seen > 1, ['a'])"));
  assert.equal(judge, '_seen=>0judgedseen>1[a]');
});
