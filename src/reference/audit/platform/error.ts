/**
 * Why records did not reach the collector, or delivery cannot be set up.
 *
 * - `INVALID_SETTINGS`: the URL or a limit of the settings.
 * - `INVALID_KEY`: the signing key is unreadable or no Ed25519 private key.
 * - `UNREACHABLE`: refused, reset, cut off, no such host. `TOO_SLOW`: no whole answer in time.
 * - `BUSY`: the collector asks to come back later (429, 503 and their like).
 * - `NOT_ADMITTED`: the sender is refused, not its records (401, 403, 404, any redirect).
 * - `UNACKNOWLEDGED`: a success that does not name what was sent, or is no readable answer.
 * - `REFUSED`, `TOO_LARGE`, `REJECTED`: the collector will not take these records, ever.
 * - `GONE`: the records left the spool before they were delivered.
 * - `CURSOR_BROKEN`, `SPOOL_BROKEN`: a file of the spool is not as it was written.
 * - `UNRECORDED`: a loss could not be recorded, and so is not final yet.
 * - `STOPPED`: delivery was disposed of in the middle of it.
 */
export type DeliveryErrorCode =
  | 'INVALID_SETTINGS'
  | 'INVALID_KEY'
  | 'UNREACHABLE'
  | 'TOO_SLOW'
  | 'BUSY'
  | 'NOT_ADMITTED'
  | 'UNACKNOWLEDGED'
  | 'REFUSED'
  | 'TOO_LARGE'
  | 'REJECTED'
  | 'GONE'
  | 'CURSOR_BROKEN'
  | 'SPOOL_BROKEN'
  | 'UNRECORDED'
  | 'STOPPED';

/** The one error of delivery. No message holds more of the collector's URL than its origin. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  constructor(
    readonly code: DeliveryErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Leaves a DeliveryError as it is; anything else becomes the cause of a new one. */
  static from(cause: unknown, code: DeliveryErrorCode, message: string): DeliveryError {
    return cause instanceof DeliveryError ? cause : new DeliveryError(code, message, { cause });
  }
}
