import { counterNames, type CounterReading } from '../../verdict';
import { readExposition } from './exposition';

/** Longest wait for an answer of the metrics endpoint, in milliseconds. */
const SCRAPE_DEADLINE_MS = 3000;

/** Fetches the exposition text of a subject over HTTP, as Prometheus would. */
export const fetchExposition = async (
  url: string,
  deadlineMs = SCRAPE_DEADLINE_MS,
): Promise<string> => {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(deadlineMs),
  });
  if (!response.ok) {
    throw new Error(`expected metrics at ${url}, found status ${response.status}`);
  }
  return response.text();
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
