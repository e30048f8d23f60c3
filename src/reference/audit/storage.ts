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
  /** A small file as a whole; null when there is none. */
  readDocument(name: string): Promise<string | null>;
  /** Puts a small file in place whole: a crash leaves what was there before, or this. */
  replaceDocument(name: string, text: string): Promise<void>;
  /** The same on process exit. */
  replaceDocumentSync(name: string, text: string): void;
  /** Does nothing when there is no such file. */
  remove(name: string): Promise<void>;
  /** Gives what stands under a name another one, if anything does; synced. */
  rename(name: string, to: string): Promise<void>;
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
  /** Whether its name still leads to this very file: not moved, removed or replaced. */
  isInPlace(): Promise<boolean>;
  close(): Promise<void>;
  /** The synchronous calls serve process exit alone, when no promise settles any more. */
  sizeSync(): number;
  appendSync(bytes: Buffer): void;
  syncSync(): void;
}
