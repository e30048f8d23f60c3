/**
 * `SYNTAX`: no PromQL at all. `OUTSIDE_SUBSET`: PromQL that this evaluator does not know.
 * `AMBIGUOUS`: several series on one side match one on the other, which Prometheus refuses too.
 */
export type PromqlErrorCode = 'SYNTAX' | 'OUTSIDE_SUBSET' | 'AMBIGUOUS';

export class PromqlError extends Error {
  override readonly name = 'PromqlError';

  constructor(
    readonly code: PromqlErrorCode,
    message: string,
  ) {
    super(message);
  }
}
