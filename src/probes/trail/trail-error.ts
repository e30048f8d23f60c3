type TrailErrorCode =
  | 'NO_TRAIL'
  | 'UNKNOWN_FORMAT'
  | 'INVALID_KEY'
  | 'UNREADABLE'
  | 'INVALID_TIME'
  | 'OUTPUT_IN_USE'
  | 'OUTPUT_FAILED';

/** A trail could not be read at all; one that can be read and does not hold is a finding instead. */
export class TrailError extends Error {
  override readonly name = 'TrailError';

  constructor(
    readonly code: TrailErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What a system call or a parser said. */
export const explain = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
