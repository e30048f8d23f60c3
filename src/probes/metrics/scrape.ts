import { counterNames, type CounterReading } from '../../verdict';
import { readExposition } from './exposition';

/** Longest wait for an answer of the metrics endpoint, in milliseconds. */
const SCRAPE_DEADLINE_MS = 3000;

/**
 * Fetches the exposition text of a subject over HTTP, as Prometheus would.
 *
 * @throws {Error} with what was found in its place, such as nobody who listens.
 */
export const fetchExposition = async (
  url: string,
  deadlineMs = SCRAPE_DEADLINE_MS,
): Promise<string> => {
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    const response = await fetch(url, { redirect: 'error', signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.text();
  } catch (cause) {
    const found = signal.aborted ? `no answer within ${deadlineMs} ms` : reasonOf(cause);
    const todo = 'serve them there from ready until the case ends';
    throw new Error(`expected metrics at ${url}, found ${found}; ${todo}`, { cause });
  }
};

/** What fetch says is only that it failed; why, its causes say. */
const reasonOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined ? cause.message : reasonOf(cause.cause);
};

/** The three audit counters of one metric prefix; null for one that is not there. */
export const readCounters = (text: string, prefix: string): CounterReading => {
  const values = readExposition(text);
  const names = counterNames(prefix);
  return {
    attempts: values.get(names.attempts) ?? null,
    failures: values.get(names.failures) ?? null,
    critical_failures: values.get(names.critical_failures) ?? null,
  };
};
