import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommanderError } from 'commander';
import td from 'testdouble';
import { BundleError } from '../bundle';
import { SubjectError, type SubjectErrorCode } from '../driver';
import { RunError } from '../run';
import type { Context } from './context';
import { exitWith } from './exit';
import { UsageError } from './usage-error';

/** Ends a command with a cause; answers the exit code and what was said. */
const endWith = (cause: unknown): { code: unknown; said: string } => {
  const exit = td.func<Context['exit']>();
  const write = td.func<(text: string) => boolean>();
  exitWith(cause, { exit, err: { write } } as unknown as Context);
  const said = td.explain(write).calls.map(({ args }) => String(args[0]));
  return { code: td.explain(exit).calls[0]?.args[0], said: said.join('') };
};

const subjectError = (code: SubjectErrorCode): SubjectError =>
  new SubjectError(code, { expected: 'an answer', found: 'silence', todo: 'Look at it' });

describe('a command that threw', () => {
  const foreseen: readonly (readonly [string, unknown, number])[] = [
    ['a mistyped command', new UsageError('expected this, found that; do so'), 3],
    ['a run that could not begin', new RunError('BAD_TAGS', 'expected a tag expression'), 3],
    ['a bundle that is none', new BundleError('NOT_A_BUNDLE', 'expected a bundle'), 3],
    ['messages that do not agree', new BundleError('INCONSISTENT', 'expected messages'), 4],
    ['evidence that is not what it was', new BundleError('EVIDENCE_BROKEN', 'expected it'), 4],
    ['a subject of another version', subjectError('UNSUPPORTED_VERSION'), 3],
    ['a subject that does not start', subjectError('CANNOT_START'), 3],
    ['a subject that died', subjectError('EXITED'), 4],
    ['a standard without scenarios', new RunError('NO_FEATURES', 'expected scenarios'), 4],
  ];
  for (const [what, cause, expected] of foreseen) {
    test(`ends with ${expected} and one sentence after ${what}`, () => {
      const { code, said } = endWith(cause);
      assert.equal(code, expected);
      assert.match(said, /^proofgate: .+\n$/);
      assert.doesNotMatch(said, /\n\s+at /);
    });
  }

  test('ends with 4 and shows where, when the gate itself is at fault', () => {
    const { code, said } = endWith(new TypeError('x is not a function'));
    assert.equal(code, 4);
    assert.match(said, /a fault of the gate itself: TypeError: x is not a function\n\s+at /);
  });

  test('shows what a subject said without what steers a terminal, line by line', () => {
    const { said } = endWith(new UsageError('a.yaml:1: expected a name\nfound \u001b[2J\u202ex'));
    assert.equal(said, 'proofgate: a.yaml:1: expected a name\nfound \\u{1b}[2J\\u{202e}x\n');
  });

  test('says nothing twice of what the command line parser has said', () => {
    assert.deepEqual(endWith(new CommanderError(1, 'commander.unknownOption', 'unknown')), {
      code: 3,
      said: '',
    });
    assert.equal(endWith(new CommanderError(0, 'commander.helpDisplayed', 'help')).code, 0);
  });
});
