import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { registerCounters, type AuditCounters } from '../counters';
import { createAuditor, type OwnerAuditor } from '../create-auditor';
import type { AuditEvent } from '../events';
import { faultyStorage, type FaultyStorage } from '../faulty-storage';
import { fileStorage } from '../file-storage';
import { lineLog, type AuditLog } from '../log';
import type { RetentionSettings } from '../retention';
import type { FlushSettings, RotationSettings } from '../settings';
import { openTrail } from '../buffered-trail';
import type { LocalTrail, Trail, TrailParts } from '../trail';
import { readBack, type StoredRecord } from './read-back';

/** A moment that every test shares unless it says otherwise. */
const NOON = Date.UTC(2026, 10, 20, 12);

interface Overrides extends Partial<Omit<TrailParts, 'settings'>> {
  readonly capacity?: number;
  readonly flush?: Partial<FlushSettings>;
  readonly rotation?: RotationSettings;
  readonly retention?: RetentionSettings;
}

/** A directory of its own for one test, with all that a trail needs around it. */
export interface TrailRoom extends AsyncDisposable {
  readonly directory: string;
  readonly key: Buffer;
  readonly disk: FaultyStorage;
  readonly lines: string[];
  readonly log: AuditLog;
  readonly counters: AuditCounters;
  readonly parts: (overrides?: Overrides) => TrailParts;
  /** Opens the trail; a second call opens it again, as after a restart. */
  readonly open: (overrides?: Overrides) => Promise<LocalTrail>;
  /** A whole life in which nothing happens. */
  readonly visit: (overrides?: Overrides) => Promise<void>;
  readonly auditor: (trail: Trail, criticalWaitMs?: number) => OwnerAuditor;
  readonly counted: () => Promise<{ attempts: number; failures: number; critical: number }>;
  /** What was emitted and is in the trail, once the whole chain was seen to hold. */
  readonly records: () => Promise<StoredRecord[]>;
  /** The records of the trail's own life; the chain is seen to hold as well. */
  readonly life: () => Promise<StoredRecord[]>;
}

const PATIENT: FlushSettings = {
  mode: 'hybrid',
  batch_size: 10_000,
  interval_ms: 3_600_000,
  critical_wait_ms: 10_000,
};

const isLife = ({ severity }: StoredRecord): boolean => severity === 'LIFE';

const readCounters = async (registry: Registry) => {
  const metrics = await registry.getMetricsAsJSON();
  const value = (name: string) =>
    metrics.find((metric) => metric.name === `room_audit_${name}`)?.values[0]?.value ?? -1;
  return {
    attempts: value('emit_attempts'),
    failures: value('emit_failures'),
    critical: value('critical_emit_failures'),
  };
};

export const trailRoom = async (): Promise<TrailRoom> => {
  const root = await mkdtemp(join(tmpdir(), 'trail-'));
  const directory = join(root, 'audit');
  const key = Buffer.alloc(32, 7);
  const disk = faultyStorage(fileStorage);
  const registry = new Registry();
  const counters = registerCounters('room', registry);
  const lines: string[] = [];
  const log = lineLog(
    (line) => lines.push(line),
    () => NOON,
  );
  const parts = ({
    capacity = 1000,
    flush = {},
    rotation,
    retention,
    ...rest
  }: Overrides = {}): TrailParts => ({
    settings: {
      directory,
      service_id: 'room',
      flush: { ...PATIENT, ...flush },
      buffer_capacity: capacity,
      ...(rotation && { rotation }),
      ...(retention && { retention }),
    },
    storage: disk.storage,
    readKey: () => Promise.resolve(Buffer.from(key)),
    clock: () => NOON,
    newId: randomUUID,
    log,
    ...rest,
  });
  return {
    directory,
    key,
    disk,
    lines,
    log,
    counters,
    parts,
    open: (overrides) => openTrail(parts(overrides)),
    visit: async (overrides) => {
      const trail = await openTrail(parts(overrides));
      await trail[Symbol.asyncDispose]();
    },
    auditor: (trail, criticalWaitMs = PATIENT.critical_wait_ms) =>
      createAuditor({ trail, counters, log, criticalWaitMs }),
    counted: () => readCounters(registry),
    records: async () => (await readBack(directory, [key])).filter((each) => !isLife(each)),
    life: async () => (await readBack(directory, [key])).filter(isLife),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
};

const actor = {
  user_id: 'worker-7',
  ip: null,
  auth_method: 'internal',
  session_id: null,
} as const;

export const aRoutineEvent = (shard_id = 'shard-1'): AuditEvent => ({
  event_type: 'SealVerified',
  actor,
  shard_id,
  worker_id: 'worker-7',
});

export const aCriticalEvent = (path = '../../etc/passwd'): AuditEvent => ({
  event_type: 'PathTraversalAttempt',
  actor,
  path,
  endpoint: 'load',
  reason: 'leaves the root',
  worker_id: 'worker-7',
  severity: 'CRITICAL',
});
