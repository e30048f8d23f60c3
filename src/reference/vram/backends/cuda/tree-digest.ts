import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCK_BYTES, DIGEST_BYTES, FsVerity } from '../../fs-verity';
import type { Driver } from './driver';
import type { Lane } from './lanes';
import type { Undo } from './undo';

/** Digests device memory in place, by the Merkle tree of fs-verity. */
export interface TreeDigest {
  /** As 64 lower-case hex digits. */
  digest(address: bigint, bytes: number): string;
}

interface Tools {
  readonly driver: Driver;
  readonly lane: Lane;
  readonly undo: Undo;
  /** Takes device memory that is given back with everything else. */
  readonly allocate: (bytes: number) => bigint;
  readonly batchBytes?: number;
}

const KERNEL = 'fs_verity_level';
const PTX = join(__dirname, 'kernel', 'fs-verity-level.ptx');

/** Enough blocks to keep the largest GPU busy, at a time; a multiple of what all passes make one of. */
const BATCH_BYTES = 2 * 1024 ** 3;

/** Levels that the device makes of a batch; the host makes the rest, of 32 bytes for each 64 MiB. */
const PASSES = 3;

const THREADS = 128;

const digestBytesOf = (bytes: number): number => Math.ceil(bytes / BLOCK_BYTES) * DIGEST_BYTES;

/** Room for the digests of a batch, one place for each pass. */
const allocateRoom = (allocate: Tools['allocate'], batchBytes: number): readonly bigint[] => {
  const room: bigint[] = [];
  for (let bytes = batchBytes; room.length < PASSES;) {
    bytes = digestBytesOf(bytes);
    room.push(allocate(bytes));
  }
  return room;
};

/** Loads the kernel and takes the memory it needs (16 MiB), to be kept until the device is closed. */
export const openTreeDigest = ({
  driver,
  lane,
  undo,
  allocate,
  batchBytes = BATCH_BYTES,
}: Tools): TreeDigest => {
  const module = driver.get('cuModuleLoadData', readFileSync(PTX, 'utf8'));
  undo.add(() => {
    driver.call('cuModuleUnload', module);
  });
  const kernel = driver.get('cuModuleGetFunction', module, KERNEL);
  const room = allocateRoom(allocate, batchBytes);

  const launch = (from: bigint, bytes: number, to: bigint): void => {
    const parameters = [from, BigInt(bytes), to].map((value) => BigUint64Array.of(value));
    const grid = Math.ceil(bytes / BLOCK_BYTES / THREADS);
    const shape = [grid, 1, 1, THREADS, 1, 1] as const;
    driver.call('cuLaunchKernel', kernel, ...shape, 0, lane.stream, parameters, null);
  };

  /** Hands the digests of a batch to the tree: the root where it has one, else those of all passes. */
  const digestBatch = (tree: FsVerity, address: bigint, bytes: number, isWhole: boolean): void => {
    let [from, left, level] = [address, bytes, 0];
    for (const to of room) {
      launch(from, left, to);
      [from, left, level] = [to, digestBytesOf(left), level + 1];
      if (isWhole && left === DIGEST_BYTES) break;
    }
    lane.fetch(from, left);
    lane.wait();
    tree.update(lane.pinned.subarray(0, left), level);
  };

  return {
    digest(address, bytes) {
      const tree = new FsVerity();
      for (let offset = 0; offset < bytes; offset += batchBytes) {
        const batch = Math.min(batchBytes, bytes - offset);
        digestBatch(tree, address + BigInt(offset), batch, batch === bytes);
      }
      return tree.digest(bytes);
    },
  };
};
