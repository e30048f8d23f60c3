import type { Lack } from '../../verdict';
import type { TrailSource } from './source';
import type { TrailKey } from './trail-key';
import type { PassingRecord, TrailRecord, TrailVerification, WholeFile, Witness } from './types';

/**
 * How a trail is written, and so how it is read: the one place where formats differ. Whoever looks at
 * a trail asks its format, and gets records in the words of `proofgate/1`.
 */
export interface TrailFormat {
  readonly name: string;
  /** Whether records are hashed under a key, so that nothing can be verified without it. */
  readonly isKeyed: boolean;
  /** What no trail of this format can prove, however well it was written. */
  readonly lacks: readonly Lack[];
  /** Members that hold digests and hashes, by which these are told from secrets. */
  readonly digestMembers: readonly string[];
  /** Whether a file holds records. */
  readonly isTrailFile: (name: string) => boolean;
  /** Compares trail files by the order in which they were written. */
  readonly inOrder: (a: string, b: string) => number;
  /** Whether a file is of the trail: it holds records, or vouches for those that do. */
  readonly belongs: (name: string) => boolean;
  verify(
    source: TrailSource,
    keys: readonly TrailKey[],
    witness: Witness,
  ): Promise<TrailVerification>;
  /** What a record says; it must have passed verification. */
  recordOf(passing: Pick<PassingRecord, 'bytes' | 'seq'>): TrailRecord;
  /** Reads what an export has to hold beside the files, before these are read. */
  prepareExport(source: TrailSource, keys: readonly TrailKey[]): Promise<ExportDocuments>;
  readonly forgery: Forgery;
}

/** The documents that stand beside the files of an export, by name. */
export type ExportDocuments = (
  files: readonly WholeFile[],
  nowIso: string,
) => readonly (readonly [name: string, content: string | Buffer])[];

/** How somebody who knows the format, and no key, would change what was recorded. */
export interface Forgery {
  /** The same line telling of another event. */
  retell(line: string): string;
  /** The hash that stands in a line. */
  hashIn(line: string): string;
  /** The line after another one, hashed anew as well as can be; null for what is no record. */
  rehash(line: string, previous: string, key: Buffer): { line: string; hash: string } | null;
}
