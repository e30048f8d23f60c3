import type { OperationError } from '../../protocol';

/** How a load may end when it is refused; each is a word of the protocol. */
export type LoaderErrorCode = Extract<
  OperationError,
  | 'PATH_REFUSED'
  | 'INTEGRITY_VIOLATION'
  | 'MALFORMED_MODEL'
  | 'MODEL_TOO_LARGE'
  | 'MODEL_UNREADABLE'
  | 'DISPOSED'
>;

/** Why a model was not loaded. The message holds no path, no digest and no byte of a file (TIME-4). */
export class LoaderError extends Error {
  override readonly name = 'LoaderError';

  constructor(
    readonly code: LoaderErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** What the file system said, as an error of this module. */
  static from(cause: unknown): LoaderError {
    if (cause instanceof LoaderError) return cause;
    return new LoaderError(
      'MODEL_UNREADABLE',
      'expected a readable model file beneath the root (see cause); check that it exists',
      { cause },
    );
  }
}
