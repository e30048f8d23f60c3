/** Why a review cannot be held at all; all of these are for whoever called it to mend. */
export type ReviewErrorCode =
  'NO_SUCH_PATH' | 'NO_SOURCES' | 'BAD_CONFIGURATION' | 'BAD_BASELINE' | 'NO_PARSER';

export class ReviewError extends Error {
  override readonly name = 'ReviewError';

  constructor(
    readonly code: ReviewErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
