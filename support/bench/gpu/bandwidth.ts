import { loadDriver } from '../../../src/reference/vram/backends/cuda/driver';
import { openLanes, turnedBy, type Lane } from '../../../src/reference/vram/backends/cuda/lanes';
import { findDevice } from '../../../src/reference/vram/backends/cuda/properties';
import { createUndo } from '../../../src/reference/vram/backends/cuda/undo';

/** What is copied to find the bandwidth, and in which pieces; in bytes. */
const COPIED = 8 * 1024 ** 3;
const PIECE = 64 * 1024 ** 2;

/** How fast the bus is when nothing is digested; in GiB/s. */
export interface Bandwidth {
  readonly to_device_gib_s: number;
  readonly from_device_gib_s: number;
}

/** Copies between pinned memory and the device through both lanes, in this thread. */
export const measureBandwidth = (library: string): Bandwidth => {
  const undo = createUndo();
  try {
    const driver = loadDriver(library);
    const device = findDevice(driver, 0);
    const context = driver.get('cuDevicePrimaryCtxRetain', device);
    undo.add(() => {
      driver.call('cuDevicePrimaryCtxRelease_v2', device);
    });
    driver.call('cuCtxSetCurrent', context);
    const lanes = openLanes(driver, PIECE, undo);
    const address = driver.get('cuMemAlloc_v2', 2 * PIECE);
    undo.add(() => {
      driver.call('cuMemFree_v2', address);
    });
    const rate = (copy: (lane: Lane, to: bigint) => void): number => {
      const started = performance.now();
      for (let piece = 0; piece * PIECE < COPIED; piece += 1) {
        const [lane] = turnedBy(lanes, piece);
        lane.wait();
        copy(lane, address + BigInt((piece % 2) * PIECE));
      }
      for (const lane of lanes) lane.wait();
      return COPIED / 1024 ** 3 / ((performance.now() - started) / 1000);
    };
    return {
      to_device_gib_s: rate((lane, to) => {
        lane.send(to, PIECE);
      }),
      from_device_gib_s: rate((lane, from) => {
        lane.fetch(from, PIECE);
      }),
    };
  } finally {
    undo.all();
  }
};
