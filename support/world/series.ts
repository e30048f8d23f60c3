import { readFile } from 'node:fs/promises';
import type { AnswerSeen } from '../../src/verdict';
import { ORDINARY_PADDING, writeModel } from '../fixtures';
import { load } from './request';
import { requests, type RequestPhrase } from './requests';
import type { SubjectUnderTest } from './subject-under-test';

/** The same asked many times over, and every answer. */
export class Series {
  readonly #subject: SubjectUnderTest;
  readonly #answers: AnswerSeen[] = [];

  constructor(subject: SubjectUnderTest) {
    this.#subject = subject;
  }

  /** Asks so often in a row. */
  async repeat(phrase: RequestPhrase, count: number): Promise<void> {
    const at = await this.#subject.case();
    for (let n = 0; n < count; n += 1) {
      this.#answers.push(await this.#subject.ask(requests[phrase](at)));
    }
  }

  /** Loads the model so often, each time cut off at another place before its last tensor ends. */
  async loadCut(count: number): Promise<void> {
    const at = await this.#subject.case();
    const whole = await readFile(at.workspace.model.path);
    const end = whole.length - ORDINARY_PADDING;
    for (let n = 0; n < count; n += 1) {
      const length = 1 + Math.floor(this.#subject.draw() * (end - 1));
      const flaw = 'a model cut short';
      const make = { content: whole.subarray(0, length), tensors: 0, flaw };
      const model = await writeModel(at.workspace.modelRoot, 'cut.gguf', make);
      this.#answers.push(await this.#subject.ask(load(at, model, model.digest, flaw)));
    }
  }

  /** All of them, in order. */
  answers(): readonly AnswerSeen[] {
    return this.#answers;
  }
}
