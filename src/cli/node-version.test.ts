import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeProblem } from './node-version';

test('Node from 22.12 on is new enough', () => {
  for (const version of ['22.12.0', '22.20.1', '24.0.0', '26.1.0']) {
    assert.equal(nodeProblem(version), null, version);
  }
});

test('an older Node is told apart, with what to do', () => {
  for (const version of ['20.20.2', '22.11.0', '18.0.0']) {
    assert.match(nodeProblem(version) ?? '', /expected Node 22\.12 or newer, found .*npm install/);
  }
});

test('the package says the same', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8');
  assert.equal((JSON.parse(text) as { engines: { node: string } }).engines.node, '>=22.12');
});
