import type { Shard } from '../../protocol';
import type { VramHandle } from './backends';

/** A piece of device memory that is taken, and on whose behalf. */
export interface Holding {
  readonly shardId: string;
  readonly gpuDevice: number;
  readonly handle: VramHandle;
  readonly bytes: number;
}

/** A shard and the memory it lies in. */
export interface HeldShard extends Holding {
  readonly shard: Shard;
}

/**
 * What device memory is taken, and which shards lie in it: the only place that knows, so the sums
 * cannot drift (VRAM-4). Memory counts from the moment it is taken until the device has it back,
 * whether a shard came of it or not.
 */
export interface ShardLedger {
  find(shardId: string): HeldShard | undefined;
  /** The shards, in the order of their sealing. */
  all(): readonly HeldShard[];
  usedBytes(): number;
  take(holding: Holding): void;
  /** Says that a shard lies in memory that was taken. */
  add(held: HeldShard): void;
  /** Says that no shard came of memory that was taken, and that the device would not have it back. */
  abandon(holding: Holding): void;
  abandoned(): readonly Holding[];
  /** Strikes off a piece the device has back, and the shard in it. */
  giveBack(holding: Holding): void;
}

export const createShardLedger = (): ShardLedger => {
  const taken = new Map<VramHandle, Holding>();
  const shards = new Map<string, HeldShard>();
  const abandoned = new Set<Holding>();
  return {
    find: (shardId) => shards.get(shardId),
    all: () => [...shards.values()],
    usedBytes: () => [...taken.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    take(holding) {
      taken.set(holding.handle, holding);
    },
    add(held) {
      shards.set(held.shardId, held);
    },
    abandon(holding) {
      abandoned.add(holding);
    },
    abandoned: () => [...abandoned],
    giveBack(holding) {
      taken.delete(holding.handle);
      abandoned.delete(holding);
      if (shards.get(holding.shardId)?.handle === holding.handle) shards.delete(holding.shardId);
    },
  };
};
