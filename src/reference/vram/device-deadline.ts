import { inTime } from '../in-time';
import type { VramBackend } from './backends';
import { VramError } from './errors';

/**
 * The longest a device may take for one call, in milliseconds. No call moves more than some MiB, so a
 * sound device needs a thousandth of it, and an answer is due within 5 s (the gate's default).
 */
export const DEVICE_DEADLINE_MS = 3000;

const lost = (): VramError =>
  new VramError(
    'DEVICE_FAILURE',
    'expected the device to answer in time, found it silent; restart the worker, look at the driver',
  );

/**
 * A device that cannot make anybody wait for ever. One that was silent once is lost: nothing more is
 * asked of it, for a call that was given up may still be at work on the memory it was given.
 */
export const withDeadline = (backend: VramBackend, ms = DEVICE_DEADLINE_MS): VramBackend => {
  let isLost = false;
  const giveUp = (): VramError => {
    isLost = true;
    return lost();
  };
  const asked = async <T>(call: () => Promise<T>): Promise<T> => {
    if (isLost) throw lost();
    return inTime(call(), ms, giveUp);
  };
  return {
    deviceProperties: () => asked(() => backend.deviceProperties()),
    memoryInfo: () => asked(() => backend.memoryInfo()),
    allocate: (bytes) => asked(() => backend.allocate(bytes)),
    write: (handle, offset, data) => asked(() => backend.write(handle, offset, data)),
    read: (handle, offset, into) => asked(() => backend.read(handle, offset, into)),
    free: (handle) => asked(() => backend.free(handle)),
  };
};
