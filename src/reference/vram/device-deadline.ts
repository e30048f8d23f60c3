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
  return new Proxy(backend, {
    // Whatever the port offers, now or later, is an asynchronous call to the device.
    get(device, name) {
      const call: unknown = Reflect.get(device, name);
      if (typeof call !== 'function') return call;
      return (...given: unknown[]) =>
        asked(() => Reflect.apply(call, device, given) as Promise<unknown>);
    },
  });
};
