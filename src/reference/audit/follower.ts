/** Up to where a trail is synced: its newest file, that file's size in bytes, its last `seq`. */
export interface SyncedEnd {
  readonly file: string;
  readonly size: number;
  readonly seq: number;
}

/** Who carries the synced records elsewhere. */
export interface Follower {
  /** Told at opening and after each sync; returns at once and never throws. */
  synced(end: SyncedEnd): void;
  /** The record up to which no file is needed any more; retention leaves those that are. */
  settledThrough(): Promise<number>;
}
