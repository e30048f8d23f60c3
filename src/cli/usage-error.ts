/** The command line asks for something that is not there or makes no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
