import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sealedBundle } from '../../testing';
import { readSarif } from './sarif';

const text = sealedBundle().then(({ run }) =>
  readFile(join(run.directory, 'data/results/findings.sarif'), 'utf8'),
);

interface Sarif {
  readonly runs: Record<string, unknown>[];
}

const changed = async (change: (sarif: Sarif) => void): Promise<string> => {
  const sarif = JSON.parse(await text) as Sarif;
  change(sarif);
  return JSON.stringify(sarif);
};

test('the failures, what is open, the review and the files are told as they stand', async () => {
  const { exit, failures, open, review, files } = readSarif(await text);
  assert.equal(exit, 1);
  assert.ok(failures.some(({ check }) => check === 'exits-in-time'));
  assert.ok(failures.every(({ path }) => path === 'data/features/small/small.feature'));
  assert.ok(failures.every(({ scenario, line }) => scenario.includes(' / ') && line > 1));
  assert.ok(open.some(({ id, outcome }) => id === 'EMIT-1' && outcome === 'not-verified'));
  assert.deepEqual(review, [
    { rule: 'REVIEW-6', file: 'src/se al.rs', line: 12, message: '`==` on a digest' },
    { rule: 'REVIEW-4', file: 'src/drop.ts', line: 7, message: 'no flush on disposal' },
  ]);
  assert.ok(files.every((file) => /^data\/evidence\/[0-9a-f]{64}\.json$/.test(file)));
  assert.ok(files.length > 0);
});

test('without a review there is none, and a third run is refused', async () => {
  assert.equal(readSarif(await changed(({ runs }) => runs.pop())).review, null);
  await assert.rejects(async () =>
    readSarif(await changed(({ runs }) => runs.push(runs[1] ?? {}))),
  );
});

test('a rule or a tag that is told twice is refused', async () => {
  const twice = (list: (sarif: Sarif) => unknown[]) =>
    changed((sarif) => {
      const items = list(sarif);
      items.push(items[0]);
    });
  const rules = ({ runs: [run] }: Sarif) =>
    (run?.tool as { driver: { rules: { properties: { tags: unknown[] } }[] } }).driver.rules;
  await assert.rejects(async () => readSarif(await twice(rules)));
  const tags = (sarif: Sarif) => rules(sarif)[0]?.properties.tags ?? [];
  await assert.rejects(async () => readSarif(await twice(tags)));
});

for (const [what, from, to] of [
  ['a line of zero', /"startLine": ?\d+/, '"startLine":0'],
  ['an address of nothing', /"uri": ?"[^"]*"/, '"uri":""'],
  ['another base of addresses', '"uriBaseId": "PAYLOAD"', '"uriBaseId": "ELSEWHERE"'],
  ['an index before that of no rule', /"ruleIndex": ?\d+/, '"ruleIndex":-2'],
  ['another version', '"version": "2.1.0"', '"version": "2.2.0"'],
  ['another way to count columns', 'utf16CodeUnits', 'unicodeCodePoints'],
  ['a result that is no failure', '"kind": "fail"', '"kind": "pass"'],
  ['a level that this gate never gives', '"level": "error"', '"level": "none"'],
  ['a notification of another level', '"level": "warning"', '"level": "error"'],
  ['another tool', '"name": "proofgate"', '"name": "another"'],
  ['an outcome nobody knows', '"outcome": "fail"', '"outcome": "flaky"'],
  ['a time that is none', /"startTimeUtc": ?"[^"]*"/, '"startTimeUtc":"noon"'],
  ['an end that is none', /"endTimeUtc": ?"[^"]*"/, '"endTimeUtc":"noon"'],
] as const) {
  test(`${what} is refused`, async () => {
    const before = await text;
    const after = before.replace(from, to);
    assert.notEqual(after, before);
    assert.throws(() => readSarif(after));
  });
}

test('a rule that no result names stands at index -1', async () => {
  const changedAll = (await text).replaceAll(/"ruleIndex": ?\d+/g, '"ruleIndex":-1');
  assert.doesNotThrow(() => readSarif(changedAll));
});
