import type { EventType } from '../../catalogue';

/** Who acted, from where, how they were known, and under which correlation (ACTOR-1, ACTOR-2). */
export interface AuditActor {
  /** The worker id, or `unknown`. */
  readonly user_id: string;
  readonly ip: string | null;
  readonly auth_method: 'internal';
  readonly session_id: string | null;
}

interface Fields {
  VramSealed: {
    shard_id: string;
    gpu_device: number;
    vram_bytes: number;
    digest: string;
    worker_id: string;
  };
  SealVerified: { shard_id: string; worker_id: string };
  SealVerificationFailed: {
    shard_id: string;
    reason: string;
    expected_digest: string | null;
    actual_digest: string | null;
    worker_id: string;
    severity: 'CRITICAL';
  };
  VramAllocated: {
    requested_bytes: number;
    allocated_bytes: number;
    /** Free device memory before this allocation. */
    available_bytes: number;
    /** Device memory in use after this allocation. */
    used_bytes: number;
    gpu_device: number;
    worker_id: string;
  };
  VramAllocationFailed: {
    requested_bytes: number;
    available_bytes: number;
    reason: string;
    gpu_device: number;
    worker_id: string;
  };
  VramDeallocated: {
    shard_id: string;
    freed_bytes: number;
    remaining_used: number;
    gpu_device: number;
    worker_id: string;
  };
  PolicyViolation: {
    policy: 'vram_only';
    violation: string;
    details: string;
    severity: 'CRITICAL';
    worker_id: string;
    action_taken: string;
  };
  PathTraversalAttempt: {
    path: string;
    endpoint: string;
    reason: string;
    worker_id: string;
    severity: 'CRITICAL';
  };
  IntegrityViolation: {
    path: string;
    expected_digest: string;
    actual_digest: string;
    worker_id: string;
    severity: 'CRITICAL';
  };
  MalformedModelRejected: { path: string; reason: string; worker_id: string; severity: 'HIGH' };
}

/** An audit event: its type, its actor and, flat beside them, the fields the seeds list for it. */
export type AuditEvent = {
  [T in EventType]: { readonly event_type: T; readonly actor: AuditActor } & Readonly<Fields[T]>;
}[EventType];
