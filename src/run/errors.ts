/** Why a run did not come to a verdict; all of them are for the person who started it to mend. */
export type RunErrorCode =
  | 'NOT_BUILT'
  | 'BAD_TAGS'
  | 'NO_INPUT'
  | 'NO_FEATURES'
  | 'EMPTY_SHARD'
  | 'UNWRITABLE'
  | 'ABORTED'
  | 'BROKEN'
  | 'NO_SUBJECTS'
  | 'BAD_EXTENSION'
  | 'NONE_JUDGED';

export class RunError extends Error {
  override readonly name = 'RunError';

  constructor(
    readonly code: RunErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
