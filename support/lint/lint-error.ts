export type LintErrorCode = 'NO_FEATURE' | 'NO_DESCRIPTION' | 'NO_MARKERS';

/** A lint cannot say anything about what it was given. */
export class LintError extends Error {
  override readonly name = 'LintError';

  constructor(
    readonly code: LintErrorCode,
    message: string,
  ) {
    super(message);
  }
}
