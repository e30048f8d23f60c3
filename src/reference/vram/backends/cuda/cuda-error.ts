import { BackendError, type BackendErrorCode } from '../errors';

/** A call of the driver that did not succeed: which, with what result, and what that is called. */
export interface FailedCall {
  readonly call: string;
  readonly result: number;
  /** As cuGetErrorName tells it; `unknown` where the driver has no name for the result. */
  readonly resultName: string;
}

/** The result of a call that found too little device memory. */
const OUT_OF_MEMORY = 2;

/** What cuInit answers on a machine without a usable device. */
const NO_DEVICE = 100;

const codes: Readonly<Record<number, BackendErrorCode>> = {
  [OUT_OF_MEMORY]: 'OUT_OF_MEMORY',
  [NO_DEVICE]: 'NO_DEVICE',
};

const advice: Partial<Record<BackendErrorCode, string>> = {
  OUT_OF_MEMORY: 'free device memory first',
  NO_DEVICE: 'see that a device is there and visible (nvidia-smi, CUDA_VISIBLE_DEVICES)',
};

/** A refusal of the CUDA driver. It names no address (SECRET-2). */
export class CudaError extends BackendError {
  constructor(
    code: BackendErrorCode,
    message: string,
    readonly failed: FailedCall | null,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }

  static ofCall(failed: FailedCall): CudaError {
    const { call, result, resultName } = failed;
    const code = codes[result] ?? 'DEVICE_FAILURE';
    const todo =
      advice[code] ?? 'look the result up in the CUDA driver API, and the log of the kernel';
    return new CudaError(
      code,
      `expected ${call} to succeed, found ${resultName} (${result}); ${todo}`,
      failed,
    );
  }

  /** What went wrong below as an error of this module. */
  static from(cause: unknown): CudaError {
    if (cause instanceof CudaError) return cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    return new CudaError(
      'DEVICE_FAILURE',
      `expected the device to do as asked, found: ${message}; open it again`,
      null,
      { cause },
    );
  }
}
