import { view } from 'koffi';
import type { Driver } from './driver';
import type { Undo } from './undo';

/** A stretch of device memory that a copy under way writes to. */
interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/** A pinned buffer of the host and the stream that copies through it. */
export interface Lane {
  /** The buffer; the device may still use it until `wait` returns. */
  readonly pinned: Buffer;
  readonly stream: bigint;
  /** Starts to copy the first `bytes` of the buffer to the device. */
  send(address: bigint, bytes: number): void;
  /** Starts to copy so much of the device to the front of the buffer. */
  fetch(address: bigint, bytes: number): void;
  /** Waits for all that was started, and throws what went wrong in it. */
  wait(): void;
  /** What the last copy to the device may still be writing to. */
  readonly sending: Stretch | null;
}

/** Two, so that one is copied while the other is filled or digested. */
export type Lanes = readonly [Lane, Lane];

/** CU_STREAM_NON_BLOCKING: waits for no other stream. */
const NON_BLOCKING = 1;

const openLane = (driver: Driver, bytes: number, undo: Undo): Lane => {
  const address = driver.get('cuMemAllocHost_v2', bytes);
  undo.add(() => {
    driver.call('cuMemFreeHost', address);
  });
  const stream = driver.get('cuStreamCreate', NON_BLOCKING);
  undo.add(() => {
    driver.call('cuStreamDestroy_v2', stream);
  });
  let sending: Stretch | null = null;
  return {
    pinned: Buffer.from(view(address, bytes)),
    stream,
    get sending() {
      return sending;
    },
    send(to, count) {
      sending = { from: to, to: to + BigInt(count) };
      driver.call('cuMemcpyHtoDAsync_v2', to, address, count, stream);
    },
    fetch(from, count) {
      driver.call('cuMemcpyDtoHAsync_v2', address, from, count, stream);
    },
    wait() {
      sending = null;
      driver.call('cuStreamSynchronize', stream);
    },
  };
};

export const openLanes = (driver: Driver, bytes: number, undo: Undo): Lanes => [
  openLane(driver, bytes, undo),
  openLane(driver, bytes, undo),
];

/** Whether a copy to there could pass or be passed by the one the lane has under way. */
export const isSendingTo = ({ sending }: Lane, address: bigint, bytes: number): boolean =>
  sending !== null && address < sending.to && sending.from < address + BigInt(bytes);

/** The lanes with the one first whose turn it is. */
export const turnedBy = ([even, odd]: Lanes, turn: number): Lanes =>
  turn % 2 === 0 ? [even, odd] : [odd, even];
