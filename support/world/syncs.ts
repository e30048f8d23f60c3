import { setTimeout as delay } from 'node:timers/promises';
import { readTrail } from '../../src/probes';
import { lifeRecords } from '../../src/catalogue';
import type { Assurance, DiskCall } from '../../src/verdict';
import { witnessed } from './assurances';
import { syncAssurance, type DiskWatch } from './disk-watch';
import type { Probes } from './probes';
import { emitRoutine } from './requests';
import type { SubjectUnderTest } from './subject-under-test';

const POLL_MS = 10;

/** So long a worker in immediate mode may take to write what it has accepted. */
const PATIENCE_MS = 3_000;

/** How many records had come when one stopped waiting, and after how long. */
interface Arrival {
  readonly count: number;
  readonly elapsedMs: number;
}

interface Seen<T> {
  readonly seen: T;
  readonly assurance: Assurance;
}

/** When what the subject recorded was on disk, and in how many syncs. */
export class Syncs {
  readonly #subject: SubjectUnderTest;
  readonly #disk: DiskWatch;
  readonly #probes: Probes;
  #arrival: Arrival | null = null;

  constructor(subject: SubjectUnderTest, disk: DiskWatch, probes: Probes) {
    this.#subject = subject;
    this.#disk = disk;
    this.#probes = probes;
  }

  /** How the last record of a type stood when the last answer came. */
  async atAnswer(
    type: string,
  ): Promise<Seen<{ present: boolean; counted: number; calls: DiskCall[] | null }>> {
    const sight = await this.#disk.record(type);
    const counted = this.#subject.exit === null ? await this.#probes.failuresSince() : 0;
    const assurance =
      counted > 0 ? witnessed.metrics : syncAssurance(sight.calls, this.#disk.whyNot);
    return { seen: { ...sight, counted }, assurance };
  }

  /** How many of so many events were written, and synced, without anybody asking for it. */
  async unasked(events: number): Promise<Seen<{ written: number; calls: DiskCall[] | null }>> {
    const process = await this.#subject.process();
    await process.silence();
    const written = await this.#reaches(events, PATIENCE_MS);
    const calls = await this.#disk.calls();
    return {
      seen: { written: written.count, calls },
      assurance: syncAssurance(calls, this.#disk.whyNot),
    };
  }

  /** Has routine events emitted at a pace, and watches meanwhile how long the first of them takes. */
  async trickle(events: number, everyMs: number): Promise<void> {
    const emit = emitRoutine(await this.#subject.case());
    const started = performance.now();
    const arrivals: Arrival[] = [];
    for (let n = 0; n < events; n += 1) {
      await this.#subject.ask(emit);
      await delay(everyMs);
      const count = (await this.#present()) - this.#probes.presentBefore();
      arrivals.push({ count, elapsedMs: performance.now() - started });
    }
    this.#arrival = arrivals.find(({ count }) => count > 0) ?? arrivals.at(-1) ?? null;
  }

  /** How long it takes until one more record stands in the trail, though nothing is asked for it. */
  async inTime(type: string, withinMs: number) {
    const process = await this.#subject.process();
    const { elapsedMs, count } = this.#arrival ?? (await this.#reaches(1, 2 * withinMs));
    // Written it is; the sync is on its way.
    await process.silence();
    const { calls } = await this.#disk.record(type);
    return {
      seen: { elapsed_ms: count === 0 ? null : elapsedMs, watched_ms: elapsedMs, calls },
      assurance: syncAssurance(calls, this.#disk.whyNot),
    };
  }

  /** Watches the files until so many records have come, or the time is up. */
  async #reaches(events: number, withinMs: number): Promise<Arrival> {
    const started = performance.now();
    for (;;) {
      const count = (await this.#present()) - this.#probes.presentBefore();
      const elapsedMs = performance.now() - started;
      if (count >= events || elapsedMs > withinMs) return { count, elapsedMs };
      await delay(POLL_MS);
    }
  }

  async #present(): Promise<number> {
    const at = await this.#subject.case();
    const { seen } = await readTrail(at.trail);
    const life: readonly string[] = lifeRecords;
    return seen.records.filter(({ event_type }) => !life.includes(event_type)).length;
  }
}
