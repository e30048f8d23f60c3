import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOf, smallRun } from '../testing';
import { verifyBundle } from '../verify';
import { writeBundle } from '../write-bundle';
import { planDigest, planSchema } from './plan';
import { planProblems } from './problems';

const whole = smallRun();

/** No team added anything. */
const alone = { extension: null };

test('a run of its whole plan has nothing against it', async () => {
  const run = await whole;
  assert.deepEqual(planProblems(planOf(run, null), run, alone), []);
  assert.deepEqual(planProblems(null, run, alone), []);
});

test('what a shard left out and what it ran beyond its share are told by name', async () => {
  const run = await whole;
  const [first = ''] = planOf(run, null).scenarios;
  const name = run.scenarios.find(({ id }) => id === first)?.name ?? '';
  const one = await smallRun({}, [name]);
  const lacking = planProblems(planOf(run, null), one, alone);
  assert.equal(lacking.length, run.scenarios.length - 1);
  assert.match(lacking[0] ?? '', / is planned and was not run$/);
  const added = planProblems({ ...planOf(run, null), scenarios: [first] }, run, alone);
  assert.equal(added.length, run.scenarios.length - 1);
  assert.match(added[0] ?? '', / was run and is not planned here$/);
});

test('a plan of scenarios that no feature has is told', async () => {
  const run = await whole;
  const plan = planOf(run, null);
  const problems = planProblems(
    { ...plan, scenarios: [...plan.scenarios, 'of nothing'] },
    run,
    alone,
  );
  assert.ok(problems.includes('of nothing is planned and in no feature'));
});

test('shards of a plan have its digest in common, and other plans have another', async () => {
  const run = await whole;
  const first = planOf(run, { number: 1, of: 2 });
  assert.equal(planDigest(first), planDigest(planOf(run, { number: 2, of: 2 })));
  assert.notEqual(planDigest(first), planDigest(planOf(run, { number: 1, of: 3 })));
  assert.notEqual(planDigest(first), planDigest({ ...first, seed: 8 }));
  assert.notEqual(planDigest(first), planDigest({ ...first, tags: '@EMIT-2' }));
  assert.notEqual(planDigest(first), planDigest({ ...first, scenarios: [] }));
});

test('a fourth shard of three is no plan', async () => {
  const plan = planOf(await whole, { number: 4, of: 3 });
  assert.equal(planSchema.safeParse(plan).success, false);
});

test('a bundle that ran less than its plan does not verify', async () => {
  const run = await whole;
  const name = run.scenarios[0]?.name ?? '';
  const partial = await smallRun({ plan: planOf(run, null) }, [name]);
  await writeBundle(partial);
  const { conditions } = await verifyBundle({ directory: partial.directory, publicKey: null });
  assert.deepEqual(
    conditions.filter(({ ok }) => !ok).map((one) => one.name),
    ['consistent'],
  );
});

test('what a team adds need not be planned, and nothing but that', async () => {
  const run = await smallRun();
  const [first = ''] = planOf(run, null).scenarios;
  const plan = { ...planOf(run, null), scenarios: [first] };
  const of = (prefix: string) => planProblems(plan, run, { extension: { prefix } });
  assert.equal(of('TEAM').length, planProblems(plan, run, alone).length);
  const others = of('DROP').filter((problem) => problem.includes('It ends when it is asked to'));
  assert.deepEqual(others, []);
  assert.ok(of('DROP').length > 0);
});
