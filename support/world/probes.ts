import {
  heldFile,
  readTrail,
  watchPeak,
  watchReads,
  type FileSeen,
  type PeakWitness,
  type ReadWitness,
  type TrailReading,
} from '../../src/probes';
import { lifeRecords, type Crate } from '../../src/catalogue';
import type { Comparison } from '../../src/protocol';
import type {
  Assurance,
  CounterReading,
  ExpectedTimes,
  FileReading,
  Situation,
  TrailSeen,
} from '../../src/verdict';
import type { GateParameters } from '../parameters';
import { witnessed } from './assurances';
import { countByCrate, readAllCounters } from './counters';
import type { DiskWatch } from './disk-watch';
import type { Evidence } from './evidence';
import { carriedByRequest } from './provocation';
import { readSituation } from './situation';
import type { Case } from './case';
import type { SubjectUnderTest } from './subject-under-test';
import { timeComparison, tryComparison } from './timing';

const crates = ['vram-residency', 'model-loader'] as const satisfies readonly Crate[];

/** What a comparison may be put through, in the words of the features. */
export const trials = { tried: 'tryComparison', timed: 'timeComparison' } as const;

export type Trial = (typeof trials)[keyof typeof trials];

/** What stood before the scenario's own deed. */
interface Before {
  readonly present: Readonly<Record<Crate, number>>;
  readonly files: readonly FileSeen[];
  readonly counters: Readonly<Record<Crate, CounterReading>>;
  readonly situation: Situation;
  readonly logLength: number;
}

/** Looks at the scenario's subject from outside; asserts nothing. */
export class Probes {
  readonly #subject: SubjectUnderTest;
  readonly #evidence: Evidence;
  readonly #parameters: GateParameters;
  readonly #random: () => number;
  readonly #disk: DiskWatch;
  #before: Before | null = null;
  #watched: string | null = null;
  #reads: ReadWitness | null = null;
  #peak: PeakWitness | null = null;
  #tried: Awaited<ReturnType<typeof tryComparison>> | null = null;
  #isSynced = false;
  #timed: Awaited<ReturnType<typeof timeComparison>> | null = null;

  constructor(
    subject: SubjectUnderTest,
    evidence: Evidence,
    parameters: GateParameters,
    random: () => number,
    disk: DiskWatch,
  ) {
    this.#subject = subject;
    this.#evidence = evidence;
    this.#parameters = parameters;
    this.#random = random;
    this.#disk = disk;
  }

  /** Notes how everything stands before the scenario's own deed. */
  async mark(): Promise<void> {
    const at = await this.#subject.case();
    const process = await this.#subject.process();
    await this.#subject.settle();
    const trail = await this.#read(at);
    this.#before = {
      present: countByCrate(trail.seen),
      files: trail.files.map(({ name, bytes }) => heldFile(name, bytes)),
      counters: await readAllCounters(process, at),
      situation: await readSituation(process, at),
      logLength: process.stderr().length,
    };
    this.#peak = await watchPeak(process.pid);
    // Last of all, because looking at the files reads them.
    if (this.#watched !== null) this.#reads = await watchReads(this.#watched, process.pid);
  }

  /** The trail of the case as it lies on disk, without the records of the trail's own life. */
  async trail(): Promise<TrailSeen> {
    const at = await this.#subject.case();
    this.#isSynced = this.#wasKilled() && (await this.#disk.wasAllSynced());
    await this.#subject.settle();
    const { seen, files } = await this.#read(at);
    for (const { bytes, name } of files) {
      await this.#evidence.keepRaw(bytes, 'audit', `trail ${name}`);
    }
    return seen;
  }

  async #read(at: Case): Promise<TrailReading> {
    const { seen, files } = await readTrail(at.trail);
    const life: readonly string[] = lifeRecords;
    const records = seen.records.filter((record) => !life.includes(record.event_type));
    return { files, seen: { ...seen, records } };
  }

  /** After a kill, the page cache may still flatter the trail, unless the sync was seen. */
  trailAssurance(): Assurance {
    if (!this.#wasKilled()) return witnessed.trail;
    return this.#isSynced ? witnessed.syncedTrail : witnessed.killedTrail;
  }

  /** When its events happened, and what is forgiven: only a killed writer may leave half a line. */
  trailAllowance(): { may_be_torn: boolean; times: ExpectedTimes } {
    return { may_be_torn: this.#wasKilled(), times: this.#subject.window.times };
  }

  #wasKilled(): boolean {
    return this.#subject.exit?.signal === 'SIGKILL';
  }

  /** The counters of a crate before and after the deed, and how many of its events are present. */
  async counters(crate: Crate): Promise<{
    prefix: string;
    before: CounterReading;
    after: CounterReading;
    present: number;
  }> {
    const at = await this.#subject.case();
    const present = countByCrate(await this.trail())[crate];
    const after = await readAllCounters(await this.#subject.process(), at);
    return {
      prefix: at.ready.prefixes[crate],
      before: this.#marked().counters[crate],
      after: after[crate],
      present: present - this.#marked().present[crate],
    };
  }

  /** Events of both crates that the trail held before the deed. */
  presentBefore(): number {
    const { present } = this.#marked();
    return present['vram-residency'] + present['model-loader'];
  }

  /** Failed emissions of both crates since the deed. */
  async failuresSince(): Promise<number> {
    const after = await readAllCounters(await this.#subject.process(), await this.#subject.case());
    const { counters } = this.#marked();
    return crates
      .map((crate) => (after[crate].failures ?? 0) - (counters[crate].failures ?? 0))
      .reduce((sum, growth) => sum + growth, 0);
  }

  /** What the subject logged since the deed, line by line. */
  async log(): Promise<{ lines: string[] }> {
    await this.#subject.settle();
    const process = await this.#subject.process();
    // The answer and the log come through two pipes; what was logged before it may be read after it.
    await process.silence();
    const text = process.stderr().slice(this.#marked().logLength);
    return { lines: text.split('\n').filter((line) => line.trim() !== '') };
  }

  /** State and files before and after the deed; the trail may grow, so it is left out. */
  async situation(): Promise<{ before: Situation; after: Situation }> {
    const process = await this.#subject.process();
    const after = await readSituation(process, await this.#subject.case());
    return { before: this.#marked().situation, after };
  }

  /** The files of the trail as they stood before the deed. */
  filesBefore(): FileSeen[] {
    return this.#marked().files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
  }

  /** From the next deed on, watches whether the subject reads a file. */
  watch(file: string): void {
    this.#watched = file;
  }

  /** Whether it did, and how well that could be seen here. */
  async reads(): Promise<{ seen: FileReading; assurance: Assurance }> {
    const seen = await existing(this.#reads, 'a watched file').seen();
    return { seen, assurance: seen.accessed === null ? witnessed.bytesRead : witnessed.accessTime };
  }

  /** How much memory it held before the deed, and the most since. */
  peak() {
    return existing(this.#peak, 'a deed').seen();
  }

  async tryComparison(comparison: Comparison): Promise<void> {
    this.#tried = await tryComparison(this.#subject, comparison, this.#random);
  }

  async timeComparison(comparison: Comparison): Promise<void> {
    this.#subject.provoked.push(
      carriedByRequest('pairs that differ early and pairs that differ late'),
    );
    this.#timed = await timeComparison(this.#subject, comparison, this.#parameters, this.#random);
  }

  tried() {
    return existing(this.#tried, 'a comparison that was tried');
  }

  timed() {
    return existing(this.#timed, 'a comparison that was timed');
  }

  #marked(): Before {
    return existing(this.#before, 'a deed');
  }
}

const existing = <T>(value: T | null, what: string): T => {
  if (value !== null) return value;
  throw new Error(`expected a scenario with ${what} before this step`);
};
