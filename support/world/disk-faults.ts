import { setTimeout as delay } from 'node:timers/promises';
import { refusedWriteCauses, syncCalls, type Injection } from '../../src/probes';
import { weakest, type Assurance } from '../../src/verdict';
import type { DiskWatch } from './disk-watch';
import { carriedByRequest } from './provocation';
import { refuseTheDisk } from './refused-disk';
import type { SubjectUnderTest } from './subject-under-test';
import { makePlace, placeCauses, type PlaceState } from './trails';
import { buffer } from './repeated-requests';

/** Longer than any scenario: what is stalled stays so until nobody looks any more. */
const STALL_MICROSECONDS = 60_000_000;

/** Slow enough to act during a sync, and little beside the deadline of a shutdown with some of them. */
const SLOW_MICROSECONDS = 200_000;

/** By then a subject has handed its next event to the disk. */
const A_MOMENT_MS = 250;

/** What a scenario may have a disk do, in the words of the features. */
export const diskFaults = [
  'refuses every write',
  'fails every sync',
  'fails a sync now and then',
  'takes its time',
  'stalls',
] as const;

export type DiskFault = (typeof diskFaults)[number];

/**
 * What strace does for each; null for a fault that needs none. It counts for each thread, so that
 * whoever tries a failed sync again on another thread may fail once more.
 */
const injections: Readonly<Record<DiskFault, Injection | null>> = {
  'refuses every write': null,
  'fails every sync': { calls: syncCalls, what: 'error=EIO' },
  'fails a sync now and then': { calls: syncCalls, what: 'error=EIO:when=1' },
  'takes its time': { calls: syncCalls, what: `delay_enter=${SLOW_MICROSECONDS}` },
  stalls: { calls: syncCalls, what: `delay_enter=${STALL_MICROSECONDS}` },
};

/** What a failed or overdue sync is called in the libraries and in the trade. */
const syncCauses = [
  ...['EIO', 'Input/output error', 'I/O error', 'os error 5'],
  ...['TOO_SLOW', 'too slow', 'timed out', 'timeout', 'deadline'],
];

const overflowCauses = ['BufferFull', 'buffer full', 'buffer is full', 'BUFFER_FULL'];

/**
 * What is done to the disk of the scenario's subject. Where strace cannot be used, a disk that
 * refuses every write stands in for one that fails or stalls, and the assurance says so.
 */
export class DiskFaults {
  readonly #subject: SubjectUnderTest;
  readonly #disk: DiskWatch;
  readonly #causes: string[] = [...refusedWriteCauses];
  #standIn: string | null = null;
  #stalls = false;

  constructor(subject: SubjectUnderTest, disk: DiskWatch) {
    this.#subject = subject;
    this.#disk = disk;
  }

  /** Any of these names the cause of what the scenario made fail. */
  get causes(): readonly string[] {
    return this.#causes;
  }

  /** Whether events may come to the disk after they were given up. */
  get stalls(): boolean {
    return this.#stalls;
  }

  /** From now on the disk of the running subject is not what it was. */
  async strike(fault: DiskFault): Promise<void> {
    const injection = injections[fault];
    if (injection === null) return refuseTheDisk(this.#subject);
    this.#causes.push(...syncCauses);
    if (fault === 'takes its time' && this.#disk.whyNot !== null) {
      this.#standIn = `the disk was as fast as ever: ${this.#disk.whyNot}`;
      return;
    }
    await this.#inject(`a disk that ${fault}`, injection);
    if (fault === 'stalls') await this.#haveItStall();
  }

  /** An event on its way to the disk when the scenario's deed comes. */
  async #haveItStall(): Promise<void> {
    this.#stalls = true;
    await buffer(this.#subject, 1);
    await delay(A_MOMENT_MS);
  }

  /** What a worker finds where its trail should be. */
  async find(state: PlaceState): Promise<void> {
    this.#causes.push(...placeCauses);
    await makePlace(this.#subject, state);
  }

  /** A buffer of so many events, and nothing that would empty it before it overflows. */
  limitBuffer(capacity: number): void {
    this.#subject.configure({ bufferCapacity: capacity });
    this.#causes.push(...overflowCauses);
    this.#subject.provoked.push(carriedByRequest(`more events than a buffer of ${capacity} takes`));
  }

  /** What can be claimed where a fault had to be replaced by another. */
  limited(assurance: Assurance): Assurance {
    if (this.#standIn === null) return assurance;
    return weakest([assurance, { level: 'partial', reason: this.#standIn }]) ?? assurance;
  }

  async #inject(kind: string, injection: Injection): Promise<void> {
    if (this.#disk.whyNot !== null) {
      this.#standIn = `a disk that refuses every write stood in for ${kind}: ${this.#disk.whyNot}`;
      await refuseTheDisk(this.#subject);
      return;
    }
    await this.#subject.case();
    await this.#subject.settle();
    await this.#disk.begin(injection);
    this.#subject.provoked.push({
      kind,
      evidence: async () => {
        await this.#subject.settle();
        const strikes = await this.#disk.strikes(injection);
        return { fired: strikes > 0, evidence: `the fault struck ${strikes} syncs in the trace` };
      },
    });
  }
}
