import { setTimeout as delay } from 'node:timers/promises';
import { LINE_LIMIT_BYTES, type Limits, type SubjectMessage } from '../protocol';
import { busy, exited, halfALine, timedOut } from './complaints';
import type { Failure } from './failure';
import { LineFramer } from './line-framer';
import type { Pending, Question, Reply } from './question';
import { unexpected } from './replies';
import { SubjectError } from './subject-error';
import type { SubjectProcess } from './subject-process';
import type { Transcript } from './transcript';
import type { Exit } from './types';
import { decode, encode, legible } from './wire';

/**
 * One question at a time, each with its deadline, over the pipes of one process.
 *
 * The first thing that goes wrong ends it, and every later call rejects with that: what follows a
 * broken conversation means nothing.
 */
export class Conversation {
  /** When the process has ended and what there was to say about it is settled. Never rejects. */
  readonly over: Promise<Exit>;
  readonly #framer = new LineFramer(LINE_LIMIT_BYTES);
  #pending: Pending | null = null;
  #lastSeq = 0;
  #endIsExpected = false;

  constructor(
    private readonly process: SubjectProcess,
    private readonly failure: Failure,
    private readonly transcript: Transcript,
    private readonly limits: Limits,
    private readonly clock: () => number,
  ) {
    this.over = this.#watchTheEnd();
  }

  /** The number of the last operation asked, 0 before the first. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** From now on the end of the process is no surprise. */
  expectEnd(): void {
    this.#endIsExpected = true;
  }

  async ask<T>(question: Question<T>): Promise<Reply<T>> {
    const { message, expected, killOnAnswer = false } = question;
    if (!this.#maySpeak(expected)) throw await this.failure.tell();
    const line = encode(message);
    if ('seq' in message) this.#lastSeq = message.seq;
    return new Promise<Reply<T>>((resolve, reject) => {
      this.transcript.record('host', line);
      const askedAt = this.clock();
      const accept = (reply: SubjectMessage, heardAt: number): void => {
        resolve({ value: question.read(reply), elapsedMs: heardAt - askedAt });
      };
      this.#pending = { expected, killOnAnswer, timer: this.#deadline(question), accept, reject };
      this.process.write(line);
    });
  }

  /** Asks it to stop, and says no more. */
  async sayGoodbye(): Promise<void> {
    if (!this.#maySpeak('its end')) throw await this.failure.tell();
    this.expectEnd();
    const line = encode({ type: 'stop' });
    this.transcript.record('host', line);
    this.process.write(line);
    this.process.closeStdin();
  }

  /** Waits, and rejects if the subject said anything, half a line included, or ended. */
  async silence(): Promise<void> {
    if (!this.#maySpeak('silence')) throw await this.failure.tell();
    await delay(this.limits.silence_ms);
    if (!this.#maySpeak('silence')) throw await this.failure.tell();
  }

  /** Waits for the end; `limit` says what to raise for a subject that only needs longer. */
  async end(withinMs: number, limit: string): Promise<Exit> {
    this.expectEnd();
    const timer = setTimeout(() => {
      this.#fail(timedOut(`it to exit within ${withinMs} ms`, this.#framer.pendingBytes, limit));
    }, withinMs);
    await this.process.exited;
    clearTimeout(timer);
    const exit = await this.over;
    if (!this.failure.isSet) return exit;
    const error = await this.failure.tell();
    if (error.code === 'EXITED') return exit;
    throw error;
  }

  hear(chunk: Buffer): void {
    if (this.failure.isSet) return;
    try {
      for (const line of this.#framer.push(chunk)) this.#hearLine(line);
    } catch (error) {
      this.#fail(SubjectError.from(error));
    }
  }

  #hearLine(bytes: Buffer): void {
    const pending = this.#pending;
    if (pending?.killOnAnswer) this.process.kill();
    const heardAt = this.clock();
    if (pending?.killOnAnswer) this.expectEnd();
    this.transcript.record('subject', legible(bytes));
    const message = decode(bytes);
    if (!pending) throw unexpected('silence, since nothing was asked', message);
    this.#accept(pending, message, heardAt);
    this.#takePending();
  }

  #accept(pending: Pending, message: SubjectMessage, heardAt: number): void {
    try {
      pending.accept(message, heardAt);
    } catch (error) {
      const refusal = SubjectError.from(error);
      if (refusal.code !== 'ADAPTER_ERROR') throw refusal;
      pending.reject(this.failure.retell(refusal, { lastSeq: this.#lastSeq }));
    }
  }

  /** One more turn of the event loop, so that an answer that lies in the pipe is not called late. */
  #deadline({ expected, limit }: Question<unknown>): NodeJS.Timeout {
    const withinMs = this.limits[limit];
    const timer = setTimeout(() => {
      setImmediate(() => {
        if (this.#pending?.timer !== timer) return;
        const what = `${expected} within ${withinMs} ms`;
        this.#fail(timedOut(what, this.#framer.pendingBytes, `limits.${limit}`));
      });
    }, withinMs);
    return timer;
  }

  #takePending(): Pending | null {
    const pending = this.#pending;
    if (pending) clearTimeout(pending.timer);
    this.#pending = null;
    return pending;
  }

  /** Synchronous up to the answer, so that two callers cannot both be told yes. */
  #maySpeak(wanted: string): boolean {
    if (this.#pending) throw busy(this.#pending.expected, wanted);
    const { exit } = this.process;
    if (exit) this.#fail(this.#exited(wanted, exit));
    if (this.#framer.pendingBytes > 0) this.#fail(halfALine(this.#framer.pendingBytes));
    return !this.failure.isSet;
  }

  #fail(error: SubjectError): void {
    this.failure.set(error, this.#lastSeq);
    const pending = this.#takePending();
    if (!pending) return;
    void this.failure.tell().then((failure) => {
      pending.reject(failure);
    });
  }

  /** Whether the end was a surprise is settled when it comes, not when all is cleared away. */
  async #watchTheEnd(): Promise<Exit> {
    await this.process.exited;
    const wasExpected = this.#endIsExpected;
    const exit = await this.process.ended;
    if (this.#pending) this.#fail(this.#exited(this.#pending.expected, exit));
    else if (this.#framer.pendingBytes > 0) this.#fail(halfALine(this.#framer.pendingBytes));
    else if (!wasExpected) this.#fail(this.#exited('it to run until it is stopped', exit));
    return exit;
  }

  #exited(expected: string, exit: Exit): SubjectError {
    const { pendingBytes } = this.#framer;
    const stderr = this.process.stderr();
    return exited(expected, { exit, lastSeq: this.#lastSeq, pendingBytes, stderr });
  }
}
