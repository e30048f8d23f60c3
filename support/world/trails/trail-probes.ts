import { setTimeout as delay } from 'node:timers/promises';
import {
  beginnings,
  heldFile,
  holdTrail,
  isTrailFile,
  readLinks,
  readModes,
  readTrail,
  verificationSeen,
  type FileSeen,
  type TamperingName,
  type Tear,
} from '../../../src/probes';
import type { CaseSetting } from '../../fixtures';
import type { SubjectUnderTest } from '../subject-under-test';
import { BEFORE_MIDNIGHT_MS, justBeforeMidnight } from './clock';
import { closedFiles } from './closed-files';
import { expirySince } from './expiry';
import { exportAway } from './export';
import { underKeys } from './keyed';
import { setClock } from './provoked';
import { ask, type QueryName } from './query';
import { recoveredSince } from './recovered';
import { writeBeside } from './second-writer';
import { tamperWith } from './tamper';
import { tearLastLine } from './tear';

/** Times of records have milliseconds; two moments this far apart are never the same. */
const MOMENT_MS = 3;

/** What a deed to the trail left to be looked at. */
interface Deeds {
  readonly tampered: Awaited<ReturnType<typeof tamperWith>>;
  readonly beside: Awaited<ReturnType<typeof writeBeside>>;
  readonly answer: Awaited<ReturnType<typeof ask>>;
  readonly exported: Awaited<ReturnType<typeof exportAway>>;
  /** What the trail held between two lives of its worker. */
  readonly between: ReadonlyMap<string, Buffer>;
  /** When somebody else came. */
  readonly since: Date;
}

/** Looks at a trail as a thing that is kept: its files, its chain, and what became of both. */
export class TrailProbes {
  readonly #subject: SubjectUnderTest;
  readonly #random: () => number;
  readonly #deeds: { -readonly [K in keyof Deeds]?: Deeds[K] } = {};
  #torn: Buffer | null = null;

  constructor(subject: SubjectUnderTest, random: () => number) {
    this.#subject = subject;
    this.#random = random;
  }

  /** Has events written one by one, each on disk before the next. */
  async write(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      await this.#subject.buffer(1);
      await this.#subject.settle();
    }
  }

  /** Has events written by a worker whose clock says another time, in a life of its own. */
  async writeAt(count: number, offsetMs: number): Promise<void> {
    const setting = { clockOffsetMs: Math.round(offsetMs) };
    if (this.#subject.hasBegun) await this.#subject.restart(setting);
    else this.#subject.configure(setting);
    await this.write(count);
  }

  /** Has as many events written on a day as on the next, by a clock that lives through midnight. */
  async writeAroundMidnight(count: number): Promise<void> {
    await this.#subject.walk();
    const nowMs = Date.now();
    this.#subject.configure({ clockOffsetMs: justBeforeMidnight(nowMs) });
    await this.write(count);
    await delay(Math.max(0, nowMs + BEFORE_MIDNIGHT_MS - Date.now()) + MOMENT_MS);
    await this.write(count);
  }

  /** Ends the worker, politely where it still lives, and starts it again at the same place. */
  async restart(setting: Partial<CaseSetting> = {}): Promise<void> {
    if (this.#subject.hasBegun && this.#subject.exit === null) await this.#subject.stop();
    const { ready } = await this.#subject.case();
    this.#deeds.between = await holdTrail(ready.trail.directory);
    await this.#subject.restart(setting);
  }

  async killAndRestart(): Promise<void> {
    await this.#subject.settle();
    await this.#subject.kill();
    await this.restart();
  }

  /** Starts it again by a clock that says another time. */
  async restartAt(kind: string, offsetMs: number): Promise<void> {
    await this.restart({ clockOffsetMs: Math.round(offsetMs) });
    if (offsetMs === 0) return;
    this.#subject.provoked.push(setClock(kind, () => this.#subject.case(), offsetMs));
  }

  async tear(tear: Tear): Promise<void> {
    this.#torn = await tearLastLine(this.#subject, tear);
  }

  async tamper(tampering: TamperingName): Promise<void> {
    this.#deeds.tampered = await tamperWith(this.#subject, tampering, this.#random);
  }

  async writeBeside(): Promise<void> {
    this.#deeds.beside = await writeBeside(this.#subject);
  }

  /** Notes the moment before somebody else's deed. */
  async somebodyComes(): Promise<void> {
    await this.#subject.settle();
    await delay(MOMENT_MS);
    this.#deeds.since = new Date();
  }

  async ask(query: QueryName): Promise<void> {
    await this.#subject.settle();
    const since = this.#deeds.since ?? new Date();
    this.#deeds.answer = await ask({ at: await this.#subject.case(), since }, query);
  }

  async export(): Promise<void> {
    await this.#subject.settle();
    this.#deeds.exported = await exportAway(await this.#subject.case());
  }

  tampered() {
    return this.#done('tampered');
  }

  beside() {
    return this.#done('beside');
  }

  answer() {
    return this.#done('answer');
  }

  exported() {
    return this.#done('exported');
  }

  async modes() {
    const { ready } = await this.#subject.case();
    await this.#subject.settle();
    return { entries: await readModes(ready.trail.directory) };
  }

  /** The files as they were and as they are. */
  async growth(before: FileSeen[]) {
    const { ready } = await this.#subject.case();
    await this.#subject.settle();
    const held = [...(await holdTrail(ready.trail.directory))]
      .filter(([name]) => isTrailFile(name))
      .map(([name, bytes]) => heldFile(name, bytes));
    return { before, after: beginnings(before, held) };
  }

  async keyed() {
    await this.#subject.settle();
    return underKeys(await this.#subject.case());
  }

  async chain() {
    await this.#subject.settle();
    const { ready, workspace } = await this.#subject.case();
    const { links, verification } = await readLinks(ready.trail.directory, workspace.key);
    return { links, verification: verificationSeen(verification) };
  }

  async closed() {
    await this.#subject.settle();
    return closedFiles(await this.#subject.case());
  }

  /** What became of the trail since its worker was last gone, and whether something was torn. */
  async recovery() {
    await this.#subject.settle();
    const at = await this.#subject.case();
    const seen = await recoveredSince(at, this.#done('between'), this.#torn);
    return { expected: { torn: this.#torn !== null }, seen };
  }

  async expiry() {
    await this.#subject.settle();
    return expirySince(await this.#subject.case(), this.#done('between'));
  }

  /** How the subject takes a policy: what it says of a flush, what it logs, what it writes. */
  async refusal() {
    const subject = await this.#subject.process();
    const at = await this.#subject.case();
    const { answer } = await subject.op('audit.flush', {});
    // The answer and the log come through two pipes.
    await subject.silence();
    const { seen } = await readTrail(at.ready.trail.directory, at.workspace.key);
    return {
      refusal: answer.kind === 'error' ? answer.message : null,
      log: subject
        .stderr()
        .split('\n')
        .filter((line) => line !== ''),
      records: seen.records.length,
    };
  }

  #done<K extends keyof Deeds>(deed: K): Deeds[K] {
    const done = this.#deeds[deed];
    if (done !== undefined) return done;
    throw new Error(`expected a scenario in which the ${deed} came before this step`);
  }
}
