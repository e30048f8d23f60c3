import type { ExpectedTimes } from '../../src/verdict';

/** Clocks of one machine agree; what is written may still be rounded to the second. */
const TOLERANCE_MS = 1_000;

/** Between which times the events of a scenario can have happened, by the clocks of its cases. */
export class TimeWindow {
  readonly #beganMs = Date.now();
  readonly #offsetsMs: number[] = [0];

  /** A case begins whose clock is wrong on purpose. */
  shift(offsetMs: number): void {
    this.#offsetsMs.push(offsetMs);
  }

  /** From the beginning of the scenario until now. */
  get times(): ExpectedTimes {
    const from = this.#beganMs + Math.min(...this.#offsetsMs) - TOLERANCE_MS;
    const to = Date.now() + Math.max(...this.#offsetsMs) + TOLERANCE_MS;
    return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  }
}
