import type { Assurance } from '../../src/verdict';

const assured = (level: Assurance['level'], reason: string): Assurance => ({ level, reason });

/** How much of each kind of observation the gate sees with its own eyes, and why not more. */
export const witnessed = {
  trail: assured('observed', "read from the files and verified by the gate's own reader"),
  killedTrail: assured(
    'partial',
    'read after SIGKILL at the answer; the page cache survives that, and fsync was not watched',
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
  exit: assured('observed', 'seen by the parent process'),
  comparison: assured(
    'partial',
    'timed at the pipe; that the timed comparison is the one in use rests on the adapter',
  ),
  accessTime: assured('observed', 'access time and bytes read, as the system tells them'),
  bytesRead: assured('partial', 'bytes read in all; this filesystem keeps no access times'),
} as const;
