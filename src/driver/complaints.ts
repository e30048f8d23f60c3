import { SubjectError } from './subject-error';
import type { Exit } from './types';

/** As much of the last line on stderr as an error repeats. */
const LAST_WORDS_CHARACTERS = 200;

/** What was known of a subject when it was gone. */
export interface LastState {
  readonly exit: Exit;
  readonly lastSeq: number;
  readonly pendingBytes: number;
  readonly stderr: string;
}

export const exited = (expected: string, last: LastState): SubjectError => {
  const lastWords = last.stderr.trimEnd().split('\n').at(-1) ?? '';
  const found = [
    howItEnded(last.exit),
    last.lastSeq > 0 ? `the last operation was seq ${last.lastSeq}` : 'no operation was asked yet',
    ...(last.pendingBytes > 0 ? [`${last.pendingBytes} bytes of a line without its end`] : []),
    lastWords
      ? `its last words on stderr were: ${lastWords.slice(-LAST_WORDS_CHARACTERS)}`
      : 'nothing on stderr',
  ];
  const todo = 'Run the same command by hand and look at its stderr.';
  return new SubjectError('EXITED', { expected, found: found.join(', '), todo });
};

const howItEnded = ({ code, signal }: Exit): string => {
  if (signal !== null) return `that ${signal} ended it`;
  return code === null
    ? 'it still there after SIGKILL, and gave it up'
    : `that it exited with code ${code}`;
};

export const timedOut = (expected: string, pendingBytes: number, limit: string): SubjectError =>
  new SubjectError('TIMED_OUT', {
    expected,
    found: pendingBytes > 0 ? `${pendingBytes} bytes without a newline` : 'nothing in that time',
    todo: `Look at its stderr; if it is only slow, raise ${limit}.`,
  });

export const halfALine = (pendingBytes: number): SubjectError =>
  new SubjectError('OUT_OF_SEQUENCE', {
    expected: 'silence, since nothing was asked',
    found: `${pendingBytes} bytes without a newline on stdout`,
    todo: 'Stdout carries protocol only: send logs and prints to stderr.',
  });

export const busy = (outstanding: string, wanted: string): SubjectError =>
  new SubjectError('BUSY', {
    expected: 'one request at a time',
    found: `a wish for ${wanted} while ${outstanding} was outstanding`,
    todo: 'Await each call before the next.',
  });
