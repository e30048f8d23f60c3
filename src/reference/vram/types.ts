import type { OperationValue, Shard } from '../../protocol';
import type { Auditor } from '../audit/auditor';
import type { AuditActor } from '../audit/events';
import type { SecretComparison } from '../comparison';
import type { FailureReport } from '../disposal';
import type { VramBackend } from './backends';
import type { DeviceDigest } from './device-digest';
import type { ShardLedger } from './ledger';
import type { WorkerLifecycle } from './lifecycle';
import type { ModelSource } from './model-source';
import type { SealSigner } from './seal';
import type { ShardIdCheck } from './shard-id';
import type { SealCheck } from './seal-checks';

export interface SealRequest {
  readonly shardId: string;
  /** The device the shard is for; it must be the manager's own, and is signed and reported. */
  readonly gpuDevice: number;
  readonly source: ModelSource;
  readonly actor: AuditActor;
}

/** What the manager says of itself, as the wire spells it. */
export type VramState = OperationValue<'vram.state'>;

/**
 * Owns the shards of one device (VRAM-1 to VRAM-4). Operations run one after the other, in the order
 * asked. Every rejection is a `VramError`; an audit failure is never one (EMIT-5).
 */
export interface VramManager extends AsyncDisposable {
  seal(request: SealRequest): Promise<Shard>;
  /** Settles when the seal holds. When it does not, the worker is stopped (VRAM-3). */
  verify(shard: Shard, actor: AuditActor): Promise<void>;
  /** Gives the memory of a shard back, and says how many bytes; a stopped worker may. */
  deallocate(shardId: string, actor: AuditActor): Promise<number>;
  state(): Promise<VramState>;
}

/** What the manager works with. Each is replaceable, so that a vice can be put in its place. */
export interface VramCollaborators {
  readonly backend: VramBackend;
  /** The index of the device behind the backend. */
  readonly gpuDevice: number;
  /** Null in home-lab mode: nothing is recorded. */
  readonly auditor: Auditor | null;
  readonly comparison: SecretComparison;
  readonly shardIdChecks: readonly ShardIdCheck[];
  readonly sealChecks: readonly SealCheck[];
  readonly deviceDigest: DeviceDigest;
  readonly signer: SealSigner;
  readonly ledger: ShardLedger;
  readonly lifecycle: WorkerLifecycle;
  readonly clock: () => Date;
  readonly reportFailure: FailureReport;
  /** `unknown` when the worker has none (ACTOR-2). */
  readonly workerId: string;
}
