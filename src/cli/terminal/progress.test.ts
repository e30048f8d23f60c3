import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import td from 'testdouble';
import type { Context } from '../context';
import { showProgress, showTrials } from './progress';

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

/** Shows the end of so many trials; answers everything that was written. */
const triedIn = (stream: { isTTY: boolean }, env: NodeJS.ProcessEnv, json: boolean): string => {
  const written: string[] = [];
  const err = { ...stream, write: (text: string) => written.push(text), columns: 80 };
  const { onTrial } = showTrials({ err, env } as unknown as Context, json);
  const cell = { requirement: 'EMIT-3', outcome: 'fail', finding: null, reason: null } as const;
  for (let done = 1; done <= 25; done += 1) {
    onTrial({ done, total: 25, subject: 'counts-twice', cells: [cell] });
  }
  return written.join('');
};

describe('progress of a self-test', () => {
  test('is a line now and then in a log, and none to a machine', () => {
    const lines =
      'self-test: 10/25 counts-twice: EMIT-3 fail\nself-test: 20/25 counts-twice: EMIT-3 fail\n';
    assert.equal(triedIn({ isTTY: false }, {}, false), lines);
    assert.equal(triedIn({ isTTY: true }, { CI: 'true' }, false), lines);
    assert.equal(triedIn({ isTTY: false }, {}, true), '');
    assert.ok(!triedIn({ isTTY: true }, {}, false).includes('\n'));
  });
});
