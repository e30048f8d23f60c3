import { setTimeout as delay } from 'node:timers/promises';
import { refusedWriteCauses, syncCalls, type Injection } from '../../src/probes';
import { weakest, type Assurance } from '../../src/verdict';
import type { DiskWatch } from './disk-watch';
import { carriedByRequest } from './provocation';
import { refuseTheDisk } from './refused-disk';
import type { SubjectUnderTest } from './subject-under-test';

/** Longer than any scenario: what is stalled stays so until nobody looks any more. */
const STALL_MICROSECONDS = 60_000_000;

/** By then a subject has handed its next event to the disk. */
const A_MOMENT_MS = 250;

const failing: Injection = { calls: syncCalls, what: 'error=EIO' };
/** Strace counts for each thread: whoever tries again on another thread may fail once more. */
const failingFirst: Injection = { calls: syncCalls, what: 'error=EIO:when=1' };
const stalling: Injection = { calls: syncCalls, what: `delay_enter=${STALL_MICROSECONDS}` };

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

  /** From now on every sync fails. */
  failSyncs(): Promise<void> {
    return this.#strike('a disk that fails every sync', failing);
  }

  /** Some syncs fail; one that is tried again may succeed, as real disks have it. */
  failSomeSyncs(): Promise<void> {
    return this.#strike('a disk that fails a sync now and then', failingFirst);
  }

  /** From now on no sync ends; shown by one that has begun before the scenario's deed. */
  async stall(): Promise<void> {
    await this.#strike('a disk that stalls', stalling);
    this.#stalls = true;
    await this.#subject.buffer(1);
    await delay(A_MOMENT_MS);
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

  async #strike(kind: string, injection: Injection): Promise<void> {
    this.#causes.push(...syncCauses);
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
