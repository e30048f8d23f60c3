import type { Note } from '../../src/verdict';

/** A scenario cannot go on, though no check found anything: says with which outcome, and why. */
export class NotJudged extends Error {
  readonly note: Note;

  constructor(outcome: Note['outcome'], reason: string, options?: ErrorOptions) {
    super(`${outcome}: ${reason}`, options);
    this.name = 'NotJudged';
    this.note = { outcome, reason };
  }
}
