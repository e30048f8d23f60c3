/**
 * Why an event did not reach the disk, or a trail cannot be written.
 *
 * - `INVALID_KEY`: the key file is unreadable or does not hold 64 hex digits.
 * - `UNAVAILABLE`: the directory or a file in it cannot be opened as a trail.
 * - `LOCKED`: another live writer has the directory (TRAIL-1).
 * - `BROKEN_CHAIN`: the last record on disk is not one this key has written.
 * - `BUFFER_FULL`: as many events as allowed are waiting for the disk (EMIT-7).
 * - `WRITE_FAILED`, `SYNC_FAILED`: the disk refused; the batch was taken back.
 * - `DISPLACED`: the file was moved, removed or replaced under its writer.
 * - `KEY_ROTATED`: the trail goes on under another key than the one given.
 * - `RETENTION_TOO_SHORT`: the policy keeps less than a regulation in force asks for (TRAIL-7).
 * - `TOO_SLOW`: a bounded wait ended before the disk answered (FLUSH-5).
 * - `DISPOSED`: the trail is closed.
 * - `UNDELIVERED`: no collector has the event, though the disk does.
 */
export type AuditErrorCode =
  | 'INVALID_KEY'
  | 'UNAVAILABLE'
  | 'LOCKED'
  | 'BROKEN_CHAIN'
  | 'BUFFER_FULL'
  | 'WRITE_FAILED'
  | 'SYNC_FAILED'
  | 'DISPLACED'
  | 'KEY_ROTATED'
  | 'RETENTION_TOO_SHORT'
  | 'TOO_SLOW'
  | 'DISPOSED'
  | 'UNDELIVERED';

/** The one error of the audit trail. */
export class AuditError extends Error {
  override readonly name = 'AuditError';

  constructor(
    readonly code: AuditErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Leaves an AuditError as it is; anything else becomes the cause of a new one. */
  static from(cause: unknown, code: AuditErrorCode, message: string): AuditError {
    return cause instanceof AuditError ? cause : new AuditError(code, message, { cause });
  }
}

/** The code that the operating system or this module gave an error, if it has one. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** For a `catch` where absent is an answer and everything else a fault. */
export const unlessAbsent = (cause: unknown): null => {
  if (codeOf(cause) === 'ENOENT') return null;
  throw cause;
};

/** An error and its causes as one text, outermost first, each with its code. */
export const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  const own =
    code === undefined || error.message.includes(code)
      ? error.message
      : `[${code}] ${error.message}`;
  return error.cause === undefined ? own : `${own}: ${explain(error.cause)}`;
};
