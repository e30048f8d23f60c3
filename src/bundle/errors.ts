export type BundleErrorCode =
  | 'EXISTS'
  | 'UNWRITABLE'
  | 'STRANGE_NAME'
  | 'EVIDENCE_BROKEN'
  | 'FEATURES_DIFFER'
  | 'INCONSISTENT'
  | 'SECRET_FOUND'
  | 'KEY_UNREADABLE'
  | 'KEY_NOT_ED25519'
  | 'NOT_A_BUNDLE'
  | 'NEWER_FORMAT'
  | 'NOT_A_SHARD'
  | 'SHARD_INVALID'
  | 'SHARDS_OVERLAP'
  | 'SHARDS_MISSING'
  | 'SHARDS_DIFFER'
  | 'NOT_REDACTABLE'
  | 'NOTHING_TO_REDACT'
  | 'SEVERAL_SUBJECTS';

/**
 * Why a bundle could not be written, or why there is nothing to verify. A bundle that is there and
 * does not hold is no error: it is a failed condition of its verification.
 */
export class BundleError extends Error {
  override readonly name = 'BundleError';

  constructor(
    readonly code: BundleErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** For what the system refuses while a bundle is written. */
  static unwritable(error: NodeJS.ErrnoException, directory: string): BundleError {
    return new BundleError(
      'UNWRITABLE',
      `expected to write a bundle at ${directory}, but ${error.message}; ` +
        'choose a directory you may write to, on a disk with room',
      { cause: error },
    );
  }
}

/** Whether an error is one the system gave. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;
