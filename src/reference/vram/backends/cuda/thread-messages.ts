import type { BackendErrorCode } from '../errors';
import type { FailedCall } from './cuda-error';
import type { CudaDevice, DeviceOptions } from './device';

/** What the thread of a device is started with. */
export type ThreadData = Omit<DeviceOptions, 'window'> & { readonly window: SharedArrayBuffer };

export type DeviceCall = keyof CudaDevice;

/** A call for the thread to make on its device; the answers come in the order of the calls. */
export interface Request {
  readonly name: DeviceCall;
  readonly args: readonly unknown[];
}

/** The device is open, or what a call came to. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly code: BackendErrorCode;
      readonly message: string;
      readonly failed: FailedCall | null;
    };
