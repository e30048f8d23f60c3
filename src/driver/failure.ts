import type { Redaction } from './redaction';
import type { SubjectError, SubjectErrorDetails } from './subject-error';
import type { SubjectProcess } from './subject-process';
import type { Transcript } from './transcript';

/** As much of stderr as an error carries. */
const STDERR_TAIL_CHARACTERS = 2_000;

/**
 * The first thing that went wrong with a subject, if anything did: it kills the process group, and
 * it is the reason of whatever comes after. It is told once the process has ended, with how it did.
 */
export class Failure {
  readonly #told = Promise.withResolvers<SubjectError>();
  #isSet = false;
  #wasTold = false;

  constructor(
    private readonly process: SubjectProcess,
    private readonly transcript: Transcript,
    private readonly redaction: Redaction,
  ) {}

  get isSet(): boolean {
    return this.#isSet;
  }

  /** Whether there is one that no caller has heard of. */
  get isUntold(): boolean {
    return this.#isSet && !this.#wasTold;
  }

  set(error: SubjectError, lastSeq: number): void {
    if (this.#isSet) return;
    this.#isSet = true;
    this.transcript.record('event', `${error.code}: ${error.message}`);
    this.process.kill();
    void this.process.ended.then((exit) => {
      const stderrTail = this.redaction.apply(this.process.stderr()).slice(-STDERR_TAIL_CHARACTERS);
      this.#told.resolve(this.retell(error, { exit, lastSeq, stderrTail }));
    });
  }

  /** Never settles where nothing went wrong: ask `isSet` first. */
  async tell(): Promise<SubjectError> {
    this.#wasTold = true;
    return this.#told.promise;
  }

  /** The same error with more details, and with no token in it. */
  retell(error: SubjectError, details: SubjectErrorDetails): SubjectError {
    return error.retold(details, this.redaction.apply);
  }
}
