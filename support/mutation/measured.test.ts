import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { changedSince, renewed, sourcesOf } from './measured';

test('a measurement is of the sources as they stood: changed, new and removed ones are named', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'proofgate-measured-'));
  t.after(() => {
    rmSync(root, { recursive: true });
  });
  const put = (name: string, text: string) => {
    writeFileSync(join(root, 'part', name), text);
  };
  mkdirSync(join(root, 'part', 'testing'), { recursive: true });
  for (const name of ['same.ts', 'changed.ts', 'removed.ts']) put(name, 'before');
  const measured = sourcesOf('part', root);
  assert.deepEqual(changedSince(measured, sourcesOf('part', root)), []);

  put('changed.ts', 'after');
  put('new.ts', 'after');
  rmSync(join(root, 'part', 'removed.ts'));
  put('same.test.ts', 'a test');
  put('testing/cases.ts', 'what only tests use');
  const found = changedSince(measured, sourcesOf('part', root));
  assert.deepEqual(found, ['part/changed.ts', 'part/new.ts', 'part/removed.ts']);
});

test('what is tried again is found anew, what is gone is dropped, and the rest stays', () => {
  const file = (source: string) => ({ source, mutants: [] });
  const before = {
    files: { 'a.ts': file('a'), 'b.ts': file('b'), 'gone.ts': file('gone') },
    sources: { 'a.ts': '1', 'b.ts': '2', 'gone.ts': '3' },
  };
  const now = { 'a.ts': '4', 'b.ts': '2', 'new.ts': '5' };
  const tried = { 'a.ts': '4' };
  const found = renewed(before, { files: { 'a.ts': file('A') } }, tried, now);
  assert.deepEqual(found, {
    files: { 'a.ts': file('A'), 'b.ts': file('b') },
    sources: { 'a.ts': '4', 'b.ts': '2' },
  });
  assert.deepEqual(changedSince(found.sources, now), ['new.ts']);
});
