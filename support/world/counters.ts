import { events, type Crate } from '../../src/catalogue';
import type { Subject } from '../../src/driver';
import { fetchExposition, readCounters } from '../../src/probes';
import type { CounterReading, TrailSeen } from '../../src/verdict';
import { NotJudged } from './not-judged';
import type { Case } from './case';

/** The audit counters of both crates, over HTTP where the subject offers it. */
export const readAllCounters = async (
  process: Subject,
  at: Case,
): Promise<Record<Crate, CounterReading>> => {
  const { prefixes } = at.ready;
  const text = await readExpositionText(process, at);
  return {
    'vram-residency': readCounters(text, prefixes['vram-residency']),
    'model-loader': readCounters(text, prefixes['model-loader']),
  };
};

/** All metrics of a process as text. */
export const readExpositionText = async (process: Subject, { ready }: Case): Promise<string> =>
  ready.metrics.kind === 'http' ? fetchExposition(ready.metrics.url) : askMetrics(process);

const askMetrics = async (process: Subject): Promise<string> => {
  const { answer } = await process.op('metrics.read', {});
  if (answer.kind === 'ack') return answer.value.text;
  throw new NotJudged('error', `metrics.read was ${answer.kind}`);
};

/** How many events of each crate a trail holds. */
export const countByCrate = ({ records }: TrailSeen): Record<Crate, number> => {
  const crates = records.map(crateOf);
  return {
    'vram-residency': crates.filter((crate) => crate === 'vram-residency').length,
    'model-loader': crates.filter((crate) => crate === 'model-loader').length,
  };
};

/** The crate an event belongs to; one that both emit tells by the endpoint that was asked. */
const crateOf = (record: TrailSeen['records'][number]): Crate => {
  const emitters: readonly Crate[] =
    events.find((event) => event.type === record.event_type)?.emittedBy ?? [];
  const [only, ...others] = emitters;
  if (only !== undefined && others.length === 0) return only;
  const { endpoint } = record.event;
  const byLoader = typeof endpoint === 'string' && endpoint.startsWith('loader');
  return byLoader ? 'model-loader' : 'vram-residency';
};
