import type { HostMessage, Limits, SubjectMessage } from '../protocol';
import type { SubjectError } from './subject-error';

/** A message that wants one reply. */
export interface Question<T> {
  readonly message: HostMessage;
  /** The reply, in words, for an error message. */
  readonly expected: string;
  readonly limit: keyof Limits;
  /** Makes the reply out of a message, or throws the SubjectError that says why it is none. */
  read(message: SubjectMessage): T;
  /** Kill the group as soon as the reply's line is complete, before it is read. */
  readonly killOnAnswer?: boolean;
}

export interface Reply<T> {
  readonly value: T;
  readonly elapsedMs: number;
}

/** A question that was asked and has no reply yet. */
export interface Pending {
  readonly expected: string;
  readonly killOnAnswer: boolean;
  readonly timer: NodeJS.Timeout;
  /** Takes the reply, or throws the SubjectError that says why it is none. */
  readonly accept: (message: SubjectMessage, heardAt: number) => void;
  readonly reject: (error: SubjectError) => void;
}
