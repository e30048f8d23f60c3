import type { OperationError } from '../../protocol';

/** How a VRAM operation may end; those of the protocol, and two that say the set-up is wrong. */
export type VramErrorCode =
  | Extract<
      OperationError,
      | 'INVALID_SHARD_ID'
      | 'UNKNOWN_DEVICE'
      | 'DUPLICATE_SHARD'
      | 'UNKNOWN_SHARD'
      | 'INSUFFICIENT_VRAM'
      | 'SEAL_VERIFICATION_FAILED'
      | 'WORKER_STOPPED'
      | 'POLICY_VIOLATION'
      | 'MODEL_UNREADABLE'
      | 'DISPOSED'
    >
  | 'DEVICE_FAILURE'
  | 'EMPTY_WORKER_TOKEN';

/** Why a VRAM operation was refused. The message holds no id, path, key or digest (SECRET-1, -2). */
export class VramError extends Error {
  override readonly name = 'VramError';

  constructor(
    readonly code: VramErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** What came from below as an error of this module: whatever is not one yet, the device did. */
  static from(cause: unknown): VramError {
    if (cause instanceof VramError) return cause;
    return new VramError(
      'DEVICE_FAILURE',
      'expected the device to do as asked; it failed (see cause); check the device and its driver',
      { cause },
    );
  }
}
