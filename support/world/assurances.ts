import type { Assurance } from '../../src/verdict';

const assured = (level: Assurance['level'], reason: string): Assurance => ({ level, reason });

/** How much of each kind of observation the gate sees with its own eyes, and why not more. */
export const witnessed = {
  trail: assured('observed', "read from the files and verified by the gate's own reader"),
  killedTrail: assured(
    'partial',
    'read after SIGKILL at the answer; the page cache survives that, and fsync was not watched',
  ),
  tampering: assured(
    'observed',
    "a copy of the finished trail was tampered with and verified by the gate's own reader",
  ),
  modes: assured('observed', 'permissions as the system tells them'),
  refusal: assured('observed', 'answer at the pipe, log on standard error, and the files'),
  lines: assured('observed', 'the very bytes of the trail and of standard error'),
  sealKey: assured(
    'partial',
    'how the key follows from the token is the business of the subject; what makes its seals over an ' +
      'obvious writing of the shard is known for the key, and any 32 bytes told in hex, in ' +
      'base64 or as numbers that nobody can explain are taken for a key',
  ),
  pointer: assured(
    'partial',
    'where a shard lies is not known from outside; anything told in the shape of a pointer that ' +
      'nobody can explain is taken for one',
  ),
  canary: assured(
    'partial',
    'searched in files, log, metrics and answers for any 12 bytes in a row: plain, reversed, in hex, ' +
      'base64, percent or JSON escapes or as numbers; another encoding would pass',
  ),
  syncedTrail: assured(
    'observed',
    'read after SIGKILL at the answer, and a sync of all of it seen in the trace before that',
  ),
  metrics: assured('observed', 'scraped before and after, and compared with the trail'),
  log: assured('observed', 'read from standard error'),
  answer: assured('observed', 'answer and time taken at the pipe'),
  situation: assured('partial', 'files seen from outside, memory as the subject tells it'),
  memory: assured('observed', 'resident memory, as the system tells it'),
  emission: assured('observed', 'timed at the pipe, beside requests that do nothing'),
  seal: assured('observed', 'the seal as it was handed out, compared with the file'),
  model: assured('observed', 'the answer at the pipe, compared with the file'),
  accounting: assured(
    'observed',
    "the gate's own ledger beside answers, reported sums and what still fits",
  ),
  askedAgain: assured('observed', 'asked again, and its word compared with what it does'),
  peak: assured('observed', 'peak of resident memory, as the system tells it'),
  source: assured('observed', 'read from the sources by the gate itself'),
  exit: assured('observed', 'seen by the parent process'),
  comparison: assured(
    'partial',
    'timed at the pipe; that the timed comparison is the one in use rests on the adapter',
  ),
  accessTime: assured('observed', 'access time and bytes read, as the system tells them'),
  bytesRead: assured('partial', 'bytes read in all; this filesystem keeps no access times'),
  rulesByPromtool: assured(
    'observed',
    'evaluated by promtool and by the gate, over simulated series',
  ),
  rulesByGate: assured('partial', 'evaluated by the gate; promtool is not installed'),
  readme: assured('observed', 'read from the file'),
} as const;
