/** What one round of `emission` measured for one logger. Times are for one emission. */
export interface EmissionFigures {
  /** Events a second, from the first call until all are in the closed file. */
  readonly perSecond: number;
  /** User and system time of the whole process, its threads included. */
  readonly cpuMicroseconds: number;
  /** Of the call alone, the clock's own cost included. */
  readonly p50Microseconds: number;
  readonly p99Microseconds: number;
  readonly lineBytes: number;
  /** CPU time of an HMAC-SHA256 over one of the lines, and nothing else, by how the key is given. */
  readonly hashKeyBytesMicroseconds: number;
  readonly hashKeyObjectMicroseconds: number;
  /** What timing an empty call gives. */
  readonly clockMicroseconds: number;
}

/** Records a second that were synced, by records to a sync. */
export type DurableFigures = Readonly<Record<string, number>>;

/** Microseconds from the call until the bytes are synced. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** One round of `critical`: who was timed, and how many times. */
export interface CriticalFigures {
  readonly trail: Latency;
  readonly bare: Latency;
  readonly bareAsync: Latency;
  readonly samples: number;
  readonly bytes: number;
}

/** So many callers at once, each with one CRITICAL event under way at any time. */
export interface ConcurrentFigures extends Latency {
  readonly perSecond: number;
  readonly records: number;
  readonly syncs: number;
}

/** One round of `group-commit`, by number of callers. */
export type GroupCommitFigures = Readonly<
  Record<string, { readonly trail: ConcurrentFigures; readonly bare: ConcurrentFigures }>
>;

export interface MemoryFigures {
  readonly capacity: number;
  readonly emitted: number;
  readonly refused: number;
  readonly settledWhileStalled: number;
  /** Bytes in use after a collection, above what was in use before the first emission. */
  readonly heapWhenFull: number;
  readonly heapAfterTenfold: number;
  readonly heapAfterTwentyfold: number;
  readonly rssWhenFull: number;
  readonly rssAfterTenfold: number;
  readonly rssAfterTwentyfold: number;
  /** After the disk came back: what the counters and the files say. */
  readonly attempts: number;
  readonly failures: number;
  readonly present: number;
}

/** One reading of a trail, from its first byte to its last. */
export interface ReadingFigures {
  readonly records: number;
  /** User and system time of all threads, so that others on the machine count for less. */
  readonly cpuSeconds: number;
  /** The most resident memory that the process ever had. */
  readonly peakBytes: number;
}

export interface SealingFigures {
  readonly digest: string;
  /** From the request to the signed shard. */
  readonly seconds: number;
  /** The peak of resident memory, less what stands for the memory of the device. */
  readonly besideDeviceBytes: number;
}

/** Processor seconds of a run of the gate, in its own process and in all that it started. */
export interface RunCost {
  readonly harness: number;
  readonly subjects: number;
}
