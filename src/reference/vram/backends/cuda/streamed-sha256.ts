import { createHash } from 'node:crypto';
import { turnedBy, type Lane, type Lanes } from './lanes';

/** Reads device memory back and digests it: while one lane is digested, the other is copied to. */
export const streamedSha256 = (lanes: Lanes, address: bigint, bytes: number): string => {
  const hash = createHash('sha256');
  const size = lanes[0].pinned.length;
  const start = (lane: Lane, piece: number): void => {
    const offset = piece * size;
    if (offset < bytes) lane.fetch(address + BigInt(offset), Math.min(size, bytes - offset));
  };
  start(lanes[0], 0);
  for (let piece = 0; piece * size < bytes; piece += 1) {
    const [lane, next] = turnedBy(lanes, piece);
    start(next, piece + 1);
    lane.wait();
    hash.update(lane.pinned.subarray(0, Math.min(size, bytes - piece * size)));
  }
  return hash.digest('hex');
};
