/** What the trail needs of a disk. The real one is `fileStorage`; tests and mutants wrap it. */
export interface Storage {
  /** Makes the directory if absent, takes it for this writer alone, and keeps it until released. */
  open(directory: string): Promise<TrailDirectory>;
}

/** A directory held by one writer (TRAIL-1). */
export interface TrailDirectory {
  list(): Promise<readonly string[]>;
  /** Opens a regular file for appending, makes it when absent, never follows a link. */
  openFile(name: string): Promise<TrailFile>;
  release(): Promise<void>;
}

/** One open file, owner-only. All sizes and offsets are in bytes. */
export interface TrailFile {
  size(): Promise<number>;
  read(offset: number, length: number): Promise<Buffer>;
  /** Appends everything or rejects; after a rejection any part of it may lie in the file. */
  append(bytes: Buffer): Promise<void>;
  /** Settles once the bytes are on the medium (fdatasync), not merely in the page cache. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
  /** The synchronous calls serve process exit alone, when no promise settles any more. */
  sizeSync(): number;
  appendSync(bytes: Buffer): void;
  syncSync(): void;
}
