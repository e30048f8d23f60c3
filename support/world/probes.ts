import {
  readTrail,
  watchPeak,
  watchReads,
  type PeakWitness,
  type ReadWitness,
  type TrailReading,
} from '../../src/probes';
import { lifeRecords, type Crate } from '../../src/catalogue';
import type { Comparison } from '../../src/protocol';
import type {
  Assurance,
  CounterReading,
  FileReading,
  Situation,
  TrailSeen,
} from '../../src/verdict';
import type { GateParameters } from '../parameters';
import { witnessed } from './assurances';
import { countByCrate, readAllCounters } from './counters';
import type { Evidence } from './evidence';
import { carriedByRequest } from './provocation';
import { readSituation } from './situation';
import type { Case } from './case';
import type { SubjectUnderTest } from './subject-under-test';
import { timeComparison, tryComparison } from './timing';

/** What stood before the scenario's own deed. */
interface Before {
  readonly present: Readonly<Record<Crate, number>>;
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
  #before: Before | null = null;
  #watched: string | null = null;
  #reads: ReadWitness | null = null;
  #peak: PeakWitness | null = null;
  #tried: Awaited<ReturnType<typeof tryComparison>> | null = null;
  #timed: Awaited<ReturnType<typeof timeComparison>> | null = null;

  constructor(
    subject: SubjectUnderTest,
    evidence: Evidence,
    parameters: GateParameters,
    random: () => number,
  ) {
    this.#subject = subject;
    this.#evidence = evidence;
    this.#parameters = parameters;
    this.#random = random;
  }

  /** Notes how everything stands before the scenario's own deed. */
  async mark(): Promise<void> {
    const at = await this.#subject.case();
    const process = await this.#subject.process();
    await this.#subject.settle();
    this.#before = {
      present: countByCrate((await this.#read(at)).seen),
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
    await this.#subject.settle();
    const { seen, files } = await this.#read(at);
    for (const { bytes, name } of files) {
      await this.#evidence.keepRaw(bytes, 'audit', `trail ${name}`);
    }
    return seen;
  }

  async #read(at: Case): Promise<TrailReading> {
    const { seen, files } = await readTrail(at.ready.trail.directory, at.workspace.key);
    const life: readonly string[] = lifeRecords;
    const records = seen.records.filter((record) => !life.includes(record.event_type));
    return { files, seen: { ...seen, records } };
  }

  /** After a kill, the page cache may still flatter the trail. */
  trailAssurance(): Assurance {
    return this.#wasKilled() ? witnessed.killedTrail : witnessed.trail;
  }

  /** What a trail is forgiven: only a killed writer may leave its last line unfinished. */
  trailAllowance(): { may_be_torn: boolean } {
    return { may_be_torn: this.#wasKilled() };
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
