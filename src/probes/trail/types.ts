import type { Lack, TrailSeen } from '../../verdict';

/** Where a trail stops being believable, and why; `seq` is what stands there, if it can be read. */
export type BadRecord = NonNullable<TrailSeen['chain']['first_bad']>;

/**
 * What is known of the end: `attested` when a valid `head.json` names the very last record, `torn`
 * when an unfinished line follows it, `not-attested` when nothing outside the files vouches for it.
 */
export type Tail = TrailSeen['chain']['tail'];

/** What verification came to. */
export interface TrailVerification {
  readonly ok: boolean;
  /** Records that hold, up to the first bad one. */
  readonly records: number;
  /** Trail files that are there. */
  readonly files: number;
  readonly firstBad?: BadRecord;
  readonly tail: Tail;
  /** The record up to which a valid `head.json` vouches; null when there is none. */
  readonly attestedThrough: number | null;
  /**
   * Files before the last that no valid `manifest.json` lists, as after a crash, or when the manifest
   * was removed or an older one put back. Their records hold all the same.
   */
  readonly unlisted: number;
  /** What the format of the trail cannot prove; nothing for `proofgate/1`. */
  readonly lacks: readonly Lack[];
}

/** A place in the chain: a record's number and its hash in hex. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** A record as format `proofgate/1` writes it (docs/trail.md); of other formats, what it comes to. */
export interface TrailRecord {
  readonly seq: number;
  readonly log_id: string;
  readonly audit_id: string;
  readonly timestamp: string;
  readonly service_id: string;
  readonly severity: string;
  readonly event: { readonly event_type: string } & Readonly<Record<string, unknown>>;
  readonly prev_hash: string;
  readonly hash: string;
}

/** A record that holds, as it passes; its bytes are only there during the call. */
export interface PassingRecord {
  readonly file: string;
  readonly line: number;
  /** Its place in the chain, from 1. */
  readonly seq: number;
  readonly bytes: Buffer;
}

/** A file whose records all hold. */
export interface WholeFile {
  readonly file: string;
  readonly logId: string;
  /** What its first record follows. */
  readonly before: Link;
  readonly last: Link;
  /** Bytes of its whole lines; a torn tail is left out, of the digest as well. */
  readonly bytes: number;
  readonly sha256: string;
}

/** Told of what holds while a trail is verified. */
export interface Witness {
  record?(record: PassingRecord): void;
  /** Asked for a pause after each piece of a file, for writing what was seen. */
  pause?(): Promise<void>;
  file?(file: WholeFile): void;
}
