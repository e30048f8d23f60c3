/** Why a file of the configuration cannot be used; all of them are for its author to mend. */
export type ConfigurationErrorCode = 'NOT_FOUND' | 'UNREADABLE' | 'NOT_YAML' | 'INVALID';

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(
    readonly code: ConfigurationErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
