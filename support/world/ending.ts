import { setTimeout as delay } from 'node:timers/promises';
import { SubjectError, type Exit, type Subject } from '../../src/driver';

/** How a process ended, and how long that took after it was asked to. */
export interface Ending {
  readonly signal_sent: string;
  readonly exit: Exit;
  readonly elapsed_ms: number;
}

/** An ending, and what the driver had to say of one that came too late. */
interface Ended {
  readonly ending: Ending;
  readonly overdue: SubjectError | null;
}

/** By then one slow sync is over and the next has begun. */
const A_MOMENT_MS = 300;

/** Short beside any sync, long beside what it takes to handle a signal. */
const AGAIN_MS = 20;

/** Waits for the end of a process; whoever is too late was killed by the driver, and is judged for it. */
export const awaitEnd = async (sent: string, wait: () => Promise<Exit>): Promise<Ended> => {
  const started = performance.now();
  let overdue: SubjectError | null = null;
  const exit = await wait().catch((cause: unknown): Exit => {
    if (!(cause instanceof SubjectError) || cause.code !== 'TIMED_OUT') throw cause;
    overdue = cause;
    return { code: null, signal: 'SIGKILL' };
  });
  return { ending: { signal_sent: sent, exit, elapsed_ms: performance.now() - started }, overdue };
};

/** Sends a signal twice at once, and again while the process lives; tells how often. */
export const signalUntilTheEnd = async (
  subject: Subject,
  signal: NodeJS.Signals,
  withinMs: number,
): Promise<Ended & { readonly times: number }> => {
  await delay(A_MOMENT_MS);
  let times = 0;
  const send = (): void => {
    subject.signal(signal);
    times += 1;
  };
  send();
  send();
  const again = setInterval(send, AGAIN_MS);
  try {
    return { ...(await awaitEnd(signal, () => subject.exited(withinMs))), times };
  } finally {
    clearInterval(again);
  }
};
