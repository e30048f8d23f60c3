import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import {
  createAuditor,
  fileStorage,
  openTrail,
  registerCounters,
  type AuditCounters,
  type OwnerAuditor,
  type Storage,
  type Trail,
} from '../../../src/reference/audit';
import { SERVICE_ID } from './record';

/** A trail with one owner, as the reference's door puts them together. */
export interface OpenedTrail {
  readonly trail: Trail;
  readonly auditor: OwnerAuditor;
  /** Emissions counted so far, as a scrape would find them. */
  readonly counted: () => Promise<{ attempts: number; failures: number }>;
  /** The same failures, for when there is no time left to scrape. */
  readonly failures: () => number;
  /** Lines of the audit's log so far: one for each failure. */
  readonly complaints: () => { readonly count: number; readonly first: string | null };
}

interface TrailOptions {
  readonly capacity: number;
  readonly storage?: Storage;
  readonly batchSize?: number;
}

/** Waiting events that start a write, as the gate's own cases have it. */
const BATCH_SIZE = 1000;
const INTERVAL_MS = 1000;

/** A wait that overran would count as a failure and spoil a round; no healthy disk takes so long. */
const CRITICAL_WAIT_MS = 10_000;

/** Any key costs the same. */
const KEY_BYTE = 7;
const KEY_BYTES = 32;

export const benchKey = (): Buffer => Buffer.alloc(KEY_BYTES, KEY_BYTE);

const scrape = async (registry: Registry) => {
  const metrics = await registry.getMetricsAsJSON();
  const value = (name: string) =>
    metrics.find((metric) => metric.name === `bench_audit_${name}`)?.values[0]?.value ?? Number.NaN;
  return { attempts: value('emit_attempts'), failures: value('emit_failures') };
};

/** Opens the trail of a directory in hybrid mode, on the real disk unless told otherwise. */
export const openBenchTrail = async (
  directory: string,
  { capacity, storage = fileStorage, batchSize = BATCH_SIZE }: TrailOptions,
): Promise<OpenedTrail> => {
  const registry = new Registry();
  const registered = registerCounters('bench', registry);
  let failures = 0;
  const counters: AuditCounters = {
    ...registered,
    failed: (severity) => {
      failures += 1;
      registered.failed(severity);
    },
  };
  let count = 0;
  let first: string | null = null;
  const complain = (what: string): void => {
    first ??= what;
    count += 1;
  };
  const log = {
    error: (what: string, cause: unknown) => {
      complain(`${what}: ${String(cause)}`);
    },
    warn: complain,
  };
  const trail = await openTrail({
    settings: {
      directory,
      service_id: SERVICE_ID,
      flush: {
        mode: 'hybrid',
        batch_size: batchSize,
        interval_ms: INTERVAL_MS,
        critical_wait_ms: CRITICAL_WAIT_MS,
      },
      buffer_capacity: capacity,
    },
    storage,
    readKey: () => Promise.resolve(benchKey()),
    clock: Date.now,
    newId: randomUUID,
    log,
  });
  const auditor = createAuditor({ trail, counters, log, criticalWaitMs: CRITICAL_WAIT_MS });
  return {
    trail,
    auditor,
    counted: () => scrape(registry),
    failures: () => failures,
    complaints: () => ({ count, first }),
  };
};
