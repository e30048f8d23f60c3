import type { Crate } from '../../src/catalogue';
import { METRIC_NAME, type Sample, type Series } from '../../src/probes';
import { counterNames, type CounterReading } from '../../src/verdict';
import { SCRAPE_MS, type Counted, type Scrapes } from '../fixtures';

/** What a server adds to every series it scrapes; rules that select by other jobs see none of it. */
const TARGET = { job: 'proofgate', instance: 'worker-1' };

const counters = {
  attempts: 'attempts',
  failures: 'failures',
  critical: 'critical_failures',
} as const satisfies Record<keyof Counted, keyof CounterReading>;

/** The counters of one crate as series, under the names that the subject's prefix gives them. */
export const seriesOf = (prefix: string, scrapes: Scrapes): readonly Series[] =>
  (Object.keys(counters) as (keyof Counted)[]).map((counter) => ({
    labels: { ...TARGET, [METRIC_NAME]: counterNames(prefix)[counters[counter]] },
    samples: scrapes.flatMap((counted, index): Sample[] =>
      counted === null ? [] : [{ atMs: index * SCRAPE_MS, value: counted[counter] }],
    ),
  }));

/** Which crates a deed is done in; the others emit as ever. */
export type Emitters = readonly Crate[];
