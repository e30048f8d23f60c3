/** How a device may refuse. */
export type BackendErrorCode =
  | 'OUT_OF_MEMORY'
  | 'UNKNOWN_HANDLE'
  | 'OUT_OF_RANGE'
  | 'INVALID_SIZE'
  | 'NO_DRIVER'
  | 'NO_DEVICE'
  | 'DEVICE_FAILURE';

/** A refusal of the device; says what was asked, never an address (SECRET-2). */
export class BackendError extends Error {
  override readonly name = 'BackendError';

  constructor(
    readonly code: BackendErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
