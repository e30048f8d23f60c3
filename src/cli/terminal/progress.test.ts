import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import td from 'testdouble';
import type { Context } from '../context';
import { showProgress } from './progress';

/** Shows one scenario's end; answers everything that was written. */
const shown = (stream: { isTTY: boolean }, env: NodeJS.ProcessEnv, json: boolean): string => {
  const write = td.func<(text: string) => boolean>();
  const err = { ...stream, write, columns: 40 };
  const progress = showProgress({ err, env } as unknown as Context, json);
  progress.onScenario({
    chapter: 'flush',
    name: 'A scenario of some length, longer than the line',
    status: 'PASSED',
    done: 3,
    total: 9,
  });
  progress.clear();
  return td
    .explain(write)
    .calls.map(({ args }) => String(args[0]))
    .join('');
};

describe('progress', () => {
  test('is one line on a terminal, no wider than it, and taken away at the end', () => {
    const text = shown({ isTTY: true }, {}, false);
    assert.match(text, /3\/9 flush: A scenario/);
    assert.ok(text.endsWith('\r\u001b[2K'));
    assert.ok((text.split('\u001b[2K')[1] ?? '').length <= 40);
    assert.ok(!text.includes('\n'));
  });

  test('is not shown in a pipe, in CI or to a machine', () => {
    assert.equal(shown({ isTTY: false }, {}, false), '');
    assert.equal(shown({ isTTY: true }, { CI: 'true' }, false), '');
    assert.equal(shown({ isTTY: true }, {}, true), '');
  });
});
