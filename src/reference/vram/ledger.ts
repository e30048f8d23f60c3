import type { Shard } from '../../protocol';
import type { VramHandle } from './backends';

/** A shard that lies in device memory, with what only the manager knows of it. */
export interface HeldShard {
  readonly shard: Shard;
  readonly handle: VramHandle;
}

/** Which shards lie in device memory: the only place that knows, so the sums cannot drift (VRAM-4). */
export interface ShardLedger {
  find(shardId: string): HeldShard | undefined;
  all(): readonly HeldShard[];
  usedBytes(): number;
  add(held: HeldShard): void;
  remove(shardId: string): void;
}

export const createShardLedger = (): ShardLedger => {
  const held = new Map<string, HeldShard>();
  return {
    find: (shardId) => held.get(shardId),
    all: () => [...held.values()],
    usedBytes: () => [...held.values()].reduce((sum, { shard }) => sum + shard.vram_bytes, 0),
    add(entry) {
      held.set(entry.shard.shard_id, entry);
    },
    remove(shardId) {
      held.delete(shardId);
    },
  };
};
