import type { Entry } from '../record';
import type { LifeEvent } from './life-event';
import { Losses } from './losses';

/** Records on their way to the disk. */
export interface Bill {
  readonly entries: readonly Entry[];
  /** They did not arrive, and stay owed, ahead of what came since. */
  unpaid(): void;
}

/**
 * What the trail still has to tell of its own life: records made when something happened and
 * written with the next batch that the disk takes. A loss is told as soon as the disk is well.
 */
export class Chronicle {
  #owed: Entry[] = [];
  #losses = new Losses();

  constructor(
    /** Turns an event of the trail's life into an entry, timed now. */
    readonly mint: (event: LifeEvent) => Entry,
    private readonly nowMs: () => number,
  ) {}

  get owes(): boolean {
    return this.#owed.length > 0 || this.#losses.count > 0;
  }

  /** Lost events that no record tells of yet. */
  get untold(): number {
    return this.#losses.count;
  }

  owe(event: LifeEvent): void {
    this.#owed.push(this.mint(event));
  }

  /** Notes events that are not in the trail and never will be. */
  lost(type: string, cause: string, count = 1): void {
    this.#losses.note(type, cause, this.nowMs(), count);
  }

  /** Everything owed, and from now on owed no longer, unless the bill goes unpaid. */
  bill(): Bill {
    const owed = this.#owed;
    const losses = this.#losses;
    this.#owed = [];
    this.#losses = new Losses();
    return {
      entries: [...owed, ...losses.toEvents().map(this.mint)],
      unpaid: () => {
        this.#owed = [...owed, ...this.#owed];
        losses.merge(this.#losses);
        this.#losses = losses;
      },
    };
  }
}
