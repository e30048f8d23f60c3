import { setTimeout as delay } from 'node:timers/promises';
import { holdTrail, type TamperingName, type Tear } from '../../../src/probes';
import type { CaseSetting } from '../../fixtures';
import { NotJudged } from '../not-judged';
import type { SubjectUnderTest } from '../subject-under-test';
import {
  BEFORE_MIDNIGHT_MS,
  justBeforeMidnight,
  times,
  type TimeName,
  type WritingTime,
} from './clock';
import { exportAway } from './export';
import { setClock } from './provoked';
import { ask, type QueryName } from './query';
import { writeBeside } from './second-writer';
import { tamperWith } from './tamper';
import { tearLastLine } from './tear';
import { write } from '../repeated-requests';

/** Times of records have milliseconds; two moments this far apart are never the same. */
const MOMENT_MS = 3;

/** What a deed to the trail left to be looked at. */
interface Left {
  readonly tampered: Awaited<ReturnType<typeof tamperWith>>;
  readonly beside: Awaited<ReturnType<typeof writeBeside>>;
  readonly answer: Awaited<ReturnType<typeof ask>>;
  readonly exported: Awaited<ReturnType<typeof exportAway>>;
  readonly torn: Buffer;
  /** What the trail held between two lives of its worker. */
  readonly between: ReadonlyMap<string, Buffer>;
  /** When somebody else came. */
  readonly since: Date;
}

/** What is done to a trail, and what each deed left behind. */
export class TrailDeeds {
  readonly #subject: SubjectUnderTest;
  readonly #random: () => number;
  readonly #left: { -readonly [K in keyof Left]?: Left[K] } = {};

  constructor(subject: SubjectUnderTest, random: () => number) {
    this.#subject = subject;
    this.#random = random;
  }

  /** Has events written by a worker whose clock says another time. */
  async writeAt(count: number, time: WritingTime): Promise<void> {
    if (time === 'on each side of midnight') await this.#writeAroundMidnight(count);
    else await this.#writeLongAgo(count, times[time]);
  }

  /** In a life of its own. */
  async #writeLongAgo(count: number, offsetMs: number): Promise<void> {
    const setting = { clockOffsetMs: Math.round(offsetMs) };
    if (this.#subject.hasBegun) await this.#subject.restart(setting);
    else this.#subject.configure(setting);
    await write(this.#subject, count);
  }

  /** As many on a day as on the next, by a clock that lives through midnight. */
  async #writeAroundMidnight(count: number): Promise<void> {
    await this.#subject.walk();
    const nowMs = Date.now();
    this.#subject.configure({ clockOffsetMs: justBeforeMidnight(nowMs) });
    await write(this.#subject, count);
    const leftMs = nowMs + BEFORE_MIDNIGHT_MS - Date.now();
    if (leftMs < 0) throw new NotJudged('inconclusive', 'midnight came before all was written');
    await delay(leftMs + MOMENT_MS);
    await write(this.#subject, count);
  }

  /** Ends the worker, politely where it still lives, and starts it again at the same place. */
  async restart(setting: Partial<CaseSetting> = {}): Promise<void> {
    if (this.#subject.hasBegun && this.#subject.exit === null) await this.#subject.stop();
    const { trail } = await this.#subject.case();
    this.#left.between = await holdTrail(trail);
    await this.#subject.restart(setting);
  }

  /** Kills it once all is on disk: what is lost with the buffer is another story. */
  async kill(): Promise<void> {
    await this.#subject.settle();
    await this.#subject.kill();
  }

  async killAndRestart(): Promise<void> {
    await this.kill();
    await this.restart();
  }

  /** Starts it again by a clock that says another time. */
  async restartAt(time: TimeName): Promise<void> {
    const offsetMs = times[time];
    await this.restart({ clockOffsetMs: Math.round(offsetMs) });
    if (offsetMs === 0) return;
    this.#subject.provoked.push(setClock(`a worker ${time}`, () => this.#subject.case(), offsetMs));
  }

  async tear(tear: Tear): Promise<void> {
    this.#left.torn = await tearLastLine(this.#subject, tear);
  }

  async tamper(tampering: TamperingName): Promise<void> {
    this.#left.tampered = await tamperWith(this.#subject, tampering, this.#random);
  }

  async writeBeside(): Promise<void> {
    this.#left.beside = await writeBeside(this.#subject);
  }

  /** Notes the moment before somebody else's deed. */
  async somebodyComes(): Promise<void> {
    await this.#subject.settle();
    await delay(MOMENT_MS);
    this.#left.since = new Date();
  }

  async ask(query: QueryName): Promise<void> {
    await this.#subject.settle();
    const since = this.#left.since ?? new Date();
    this.#left.answer = await ask({ at: await this.#subject.case(), since }, query);
  }

  async export(): Promise<void> {
    await this.#subject.settle();
    this.#left.exported = await exportAway(await this.#subject.case());
  }

  /** @throws {Error} when the deed was not done before. */
  left<K extends keyof Left>(deed: K): Left[K] {
    const left = this.#left[deed];
    if (left !== undefined) return left;
    throw new Error(`expected a scenario in which the ${deed} came before this step`);
  }

  /** What a crash left of a last line; null when nothing was torn. */
  torn(): Buffer | null {
    return this.#left.torn ?? null;
  }
}
