import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requirements } from '../../src/catalogue';
import { chapterTable } from './chapters';
import { dryRun } from './dry-run';
import { root } from './project';

test('the table counts each chapter, and all of them as the features do', async () => {
  const { messages } = await dryRun(root);
  const rows = chapterTable(messages).map((line) => line.split('|').map((cell) => cell.trim()));
  const column = (nth: number) => rows.slice(2).map((row) => Number(row[nth]));
  const [rules, scenarios, , uses] = [2, 3, 4, 5].map(column);
  for (const counts of [rules, scenarios, uses]) {
    assert.ok(counts);
    const sum = counts.slice(0, -1).reduce((all, one) => all + one, 0);
    assert.equal(sum, counts.at(-1));
    assert.ok(counts.every((count) => count > 0));
  }
  assert.equal(rules?.at(-1), requirements.length);
});
