import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import {
  createAuditor,
  fileStorage,
  flushOnExit,
  lineLog,
  openTrail,
  registerCounters,
  type AuditEvent,
  type LocalTrail,
  type OwnerAuditor,
} from '../../../src/reference/audit';

/** What a test may set; the rest is as in a worker. */
export interface Told {
  readonly capacity?: number;
  readonly batchSize?: number;
  /** Bounds every wait: of an operation, of a flush, of disposal. */
  readonly waitMs?: number;
  readonly maxFileBytes?: number;
}

export interface ToldTrail {
  readonly trail: LocalTrail;
  readonly auditor: OwnerAuditor;
  readonly counted: () => Promise<{ attempts: number; failures: number; critical: number }>;
}

/** Noon, so that no run meets midnight and files have names that can be said beforehand. */
const NOON = Date.UTC(2026, 10, 20, 12);

const KEY_BYTES = 32;
const KEY_BYTE = 7;

/** Longer than any delay of a test that does not ask for less. */
const PATIENT_MS = 10_000;

const scrape = async (registry: Registry) => {
  const metrics = await registry.getMetricsAsJSON();
  const value = (name: string) =>
    metrics.find((metric) => metric.name === `told_audit_${name}`)?.values[0]?.value ?? -1;
  return {
    attempts: value('emit_attempts'),
    failures: value('emit_failures'),
    critical: value('critical_emit_failures'),
  };
};

/** Opens the trail of a directory with one owner, on the real disk and with its log on stderr. */
export const openTold = async (
  directory: string,
  { capacity = 10_000, batchSize = 10_000, waitMs = PATIENT_MS, maxFileBytes }: Told,
): Promise<ToldTrail> => {
  const registry = new Registry();
  const counters = registerCounters('told', registry);
  const clock = () => NOON + Math.floor(performance.now());
  const log = lineLog((line) => void process.stderr.write(line), clock);
  const trail = await openTrail({
    settings: {
      directory,
      service_id: 'told',
      flush: {
        mode: 'hybrid',
        batch_size: batchSize,
        interval_ms: 3_600_000,
        critical_wait_ms: waitMs,
      },
      buffer_capacity: capacity,
      ...(maxFileBytes === undefined ? {} : { rotation: { max_bytes: maxFileBytes } }),
    },
    storage: fileStorage,
    readKey: () => Promise.resolve(Buffer.alloc(KEY_BYTES, KEY_BYTE)),
    clock,
    newId: randomUUID,
    log,
  });
  flushOnExit(trail, process);
  const auditor = createAuditor({ trail, counters, log, criticalWaitMs: waitMs });
  return { trail, auditor, counted: () => scrape(registry) };
};

const actor = {
  user_id: 'worker-7',
  ip: null,
  auth_method: 'internal',
  session_id: null,
} as const;

/** An event that is found again by its name. */
export const told = (name: string, isCritical: boolean): AuditEvent =>
  isCritical
    ? {
        event_type: 'PathTraversalAttempt',
        actor,
        path: name,
        endpoint: 'load',
        reason: 'leaves the root',
        worker_id: 'worker-7',
        severity: 'CRITICAL',
      }
    : { event_type: 'SealVerified', actor, shard_id: name, worker_id: 'worker-7' };
