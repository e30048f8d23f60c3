import type { Assurance } from '../../src/verdict';

const assured = (level: Assurance['level'], reason: string): Assurance => ({ level, reason });

/** How much of each kind of observation the gate sees with its own eyes, and why not more. */
export const witnessed = {
  trail: assured('observed', "read from the files and verified by the gate's own reader"),
  killedTrail: assured(
    'partial',
    'read after SIGKILL at the answer; the page cache survives that, and fsync was not watched',
  ),
  metrics: assured('observed', 'scraped before and after, and compared with the trail'),
  log: assured('observed', 'read from standard error'),
  answer: assured('observed', 'answer and time taken at the pipe'),
  situation: assured('partial', 'files seen from outside, memory as the subject tells it'),
  seal: assured('observed', 'the seal as it was handed out, compared with the file'),
  model: assured('observed', 'the answer at the pipe, compared with the file'),
  accounting: assured(
    'observed',
    "the gate's own ledger beside answers, reported sums and what still fits",
  ),
  askedAgain: assured('observed', 'asked again, and its word compared with what it does'),
  peak: assured('observed', 'peak of resident memory, as the system tells it'),
  exit: assured('observed', 'seen by the parent process'),
  comparison: assured(
    'partial',
    'timed at the pipe; that the timed comparison is the one in use rests on the adapter',
  ),
  accessTime: assured('observed', 'access time and bytes read, as the system tells them'),
  bytesRead: assured('partial', 'bytes read in all; this filesystem keeps no access times'),
} as const;
