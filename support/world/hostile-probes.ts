import { readTrail } from '../../src/probes';
import {
  forgeriesIn,
  handIn,
  recordOf,
  type Form,
  type HostileText,
  type PlaceName,
} from './hostile';
import type { SubjectUnderTest } from './subject-under-test';

/** Hands hostile text in and looks at what came of it. */
export class HostileProbes {
  readonly #subject: SubjectUnderTest;
  #handedIn: { readonly what: HostileText; readonly where: PlaceName } | null = null;

  constructor(subject: SubjectUnderTest) {
    this.#subject = subject;
  }

  async handIn(what: HostileText, where: PlaceName): Promise<void> {
    this.#handedIn = { what, where };
    await this.#subject.ask(handIn(await this.#subject.case(), what, where));
  }

  /** The record that must be there, with the text in its field in this form. */
  record(form: Form) {
    const { what, where } = this.#given();
    return { events: [recordOf(what, where, form)], may_be_torn: false };
  }

  /** The very bytes of trail and log, and what must not begin a line of them. */
  async lines() {
    await this.#subject.settle();
    const process = await this.#subject.process();
    await process.silence();
    const { trail: place } = await this.#subject.case();
    const { files } = await readTrail(place);
    const trail = files.map(({ name, bytes }) => ({
      ...{ name, kind: 'trail' },
      base64: bytes.toString('base64'),
    }));
    const log = { name: 'the log', kind: 'log', base64: base64Of(this.#subject.logs()) };
    return {
      expected: { forged: forgeriesIn(this.#given().what) },
      seen: { sources: [...trail, log] },
    };
  }

  #given() {
    if (this.#handedIn !== null) return this.#handedIn;
    throw new Error('expected a scenario that hands text in before this step');
  }
}

const base64Of = (text: string): string => Buffer.from(text).toString('base64');
