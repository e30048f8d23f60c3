import type { Subject } from '../../src/driver';

/** A process that has started meanwhile, or why it could not. */
type Outcome = { readonly subject: Subject } | { readonly failure: unknown };

/**
 * Starts subjects ahead: while one is judged the next one starts, so that nobody waits for it. It
 * has shaken hands and nothing else was asked of it; what became of it meanwhile is told to whoever
 * takes it.
 */
export class Standby implements AsyncDisposable {
  #next: Promise<Outcome> | null = null;

  /**
   * The process that stands by, or a new one where none does; another is started, by the same means,
   * for whoever comes next. Rejects as the start did.
   */
  async take(start: () => Promise<Subject>): Promise<Subject> {
    const outcome = await (this.#next ?? outcomeOf(start));
    this.#next = outcomeOf(start);
    return subjectOf(outcome);
  }

  /** Lets go of the process that nobody took; rejects where it did not fare well meanwhile. */
  async [Symbol.asyncDispose](): Promise<void> {
    const outcome = await this.#next;
    this.#next = null;
    if (outcome) await subjectOf(outcome)[Symbol.asyncDispose]();
  }
}

/** Never rejects: nobody may be there yet to be told. */
const outcomeOf = async (start: () => Promise<Subject>): Promise<Outcome> => {
  try {
    return { subject: await start() };
  } catch (failure) {
    return { failure };
  }
};

const subjectOf = (outcome: Outcome): Subject => {
  if ('failure' in outcome) throw outcome.failure;
  return outcome.subject;
};

/** Of this worker: it judges one scenario at a time. */
export const standby = new Standby();
