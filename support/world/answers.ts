import type { TimedAnswer } from '../../src/driver';
import type { OperationName, OperationValue, Shard } from '../../src/protocol';
import type { AnswerSeen } from '../../src/verdict';
import { answerSeen } from './asked';
import { existing } from './existing';
import type { Request } from './requests';

/** What the subject of a scenario has answered, and what it gave. */
export class Answers {
  readonly #whole: unknown[] = [];
  #last: AnswerSeen | null = null;
  #grant: OperationValue<OperationName> | null = null;
  #shard: Shard | null = null;

  /** Takes in what a request was answered with. */
  take(request: Request, timed: TimedAnswer<OperationName>): AnswerSeen {
    const { answer } = timed;
    this.#whole.push(answer);
    this.#grant = answer.kind === 'ack' ? answer.value : null;
    if (answer.kind === 'ack' && request.operation === 'vram.seal') {
      this.#shard = (answer.value as OperationValue<'vram.seal'>).shard;
    }
    return (this.#last = answerSeen(request, timed));
  }

  /** Forgets all of it: what one case was given is worth nothing in the next. */
  forget(): void {
    this.#whole.length = 0;
    this.#last = this.#grant = this.#shard = null;
  }

  /** The answer to the request made last. */
  last(): AnswerSeen {
    return existing(this.#last, 'asks something');
  }

  /** What the request made last was granted with; null when it was refused. */
  grant(): OperationValue<OperationName> | null {
    return this.#grant;
  }

  /** The shard sealed last; null when none was. */
  shard(): Shard | null {
    return this.#shard;
  }

  /** Every answer, whole: the transcript knows secrets by their fingerprint only. */
  whole(): readonly unknown[] {
    return this.#whole;
  }
}
