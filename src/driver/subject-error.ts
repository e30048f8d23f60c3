import type { Exit } from './types';

/**
 * What may go wrong with a subject. After `BUSY`, `INVALID_REQUEST` (our own faults) and
 * `ADAPTER_ERROR` (the subject's, and honest) it still runs; after every other it has been killed.
 */
export type SubjectErrorCode =
  | 'ADAPTER_ERROR'
  | 'BUSY'
  | 'CANNOT_START'
  | 'EXITED'
  | 'INTERNAL'
  | 'INVALID_MESSAGE'
  | 'INVALID_REQUEST'
  | 'LINE_TOO_LONG'
  | 'NOT_JSON'
  | 'NOT_UTF8'
  | 'OUT_OF_SEQUENCE'
  | 'REFUSED'
  | 'TIMED_OUT'
  | 'UNSUPPORTED_VERSION'
  | 'WRONG_NONCE';

/** Worker tokens in it are replaced by their fingerprints (SECRET-4). */
export interface SubjectErrorDetails {
  readonly exit?: Exit;
  /** The last operation asked; 0 before the first. */
  readonly lastSeq?: number;
  readonly stderrTail?: string;
  /** The offending line, its beginning. */
  readonly line?: string;
}

/** What was expected, what was found instead, and what to do about it: one sentence each. */
export interface Complaint {
  readonly expected: string;
  readonly found: string;
  readonly todo: string;
}

/** A subject that could not be started, spoken to, awaited or understood. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError';

  constructor(
    readonly code: SubjectErrorCode,
    readonly complaint: Complaint,
    readonly details: SubjectErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(`Expected ${complaint.expected}; found ${complaint.found}. ${complaint.todo}`, options);
  }

  /** Anything thrown while a subject was listened to; what is not ours is `INTERNAL`. */
  static from(error: unknown): SubjectError {
    if (error instanceof SubjectError) return error;
    const complaint = {
      expected: 'the driver to cope with whatever a subject does',
      found: String(error),
      todo: 'This is a fault of the gate, not of the subject: report it with the cause below.',
    };
    return new SubjectError('INTERNAL', complaint, {}, { cause: error });
  }

  /** The same error with more details, every text in it passed through `redact`. */
  retold(details: SubjectErrorDetails, redact: (text: string) => string): SubjectError {
    const { expected, found, todo } = this.complaint;
    const { line } = this.details;
    return new SubjectError(
      this.code,
      { expected: redact(expected), found: redact(found), todo: redact(todo) },
      { ...this.details, ...details, ...(line === undefined ? {} : { line: redact(line) }) },
      this.cause === undefined ? {} : { cause: this.cause },
    );
  }
}
