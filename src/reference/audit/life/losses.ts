import type { LifeEvent } from './life-event';

/** More distinct types than the catalogue has; what comes beyond them shares one name. */
const MAX_TYPES = 32;
const OTHER_TYPES = 'other';

type EventsLost = Extract<LifeEvent, { event_type: 'EventsLost' }>;

interface Loss {
  count: number;
  readonly byType: Map<string, number>;
  fromMs: number;
  toMs: number;
}

const add = (loss: Loss, type: string, count: number): void => {
  const name = loss.byType.has(type) || loss.byType.size < MAX_TYPES ? type : OTHER_TYPES;
  loss.byType.set(name, (loss.byType.get(name) ?? 0) + count);
  loss.count += count;
};

/** Counts lost events by cause and type, in bounded memory, until the trail can tell of them. */
export class Losses {
  readonly #byCause = new Map<string, Loss>();

  get count(): number {
    return [...this.#byCause.values()].reduce((sum, { count }) => sum + count, 0);
  }

  note(type: string, cause: string, atMs: number, count = 1): void {
    add(this.#during(cause, atMs, atMs), type, count);
  }

  /** Takes over what others have counted. */
  merge(others: Losses): void {
    for (const [cause, { byType, fromMs, toMs }] of others.#byCause) {
      const loss = this.#during(cause, fromMs, toMs);
      for (const [type, count] of byType) add(loss, type, count);
    }
  }

  /** One event for each cause. */
  toEvents(): EventsLost[] {
    return [...this.#byCause].map(([cause, { count, byType, fromMs, toMs }]) => ({
      event_type: 'EventsLost',
      count,
      by_type: Object.fromEntries(byType),
      cause,
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
    }));
  }

  #during(cause: string, fromMs: number, toMs: number): Loss {
    const loss = this.#byCause.get(cause) ?? { count: 0, byType: new Map(), fromMs, toMs };
    loss.fromMs = Math.min(loss.fromMs, fromMs);
    loss.toMs = Math.max(loss.toMs, toMs);
    this.#byCause.set(cause, loss);
    return loss;
  }
}
