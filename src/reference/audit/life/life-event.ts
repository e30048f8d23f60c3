import type { lifeRecords } from '../../../catalogue';

type LifeType = (typeof lifeRecords)[number];

/** Why the chain went on in another file. */
export type RotationReason = 'day' | 'size' | 'asked' | 'key' | 'sync-failed' | 'displaced';

interface Fields {
  TrailOpened: {
    /** Names this life of the trail, from opening to closing. */
    boot_id: string;
    /** How the life before ended; after an unclean end, what was still in memory is lost. */
    predecessor: 'clean' | 'unclean' | 'none';
    /** Nothing attested how far the trail had come: what went off its end, nobody can tell. */
    head?: 'missing';
  };
  /** Events that were emitted and are not in the trail, and never will be. */
  EventsLost: {
    count: number;
    by_type: Record<string, number>;
    /** An audit error code, `TAIL_MISSING` or `FILE_DISPLACED`. */
    cause: string;
    /** RFC 3339, UTC: the first and the last of these losses. */
    from: string;
    to: string;
  };
  /** An unfinished last line, left by a crash, was moved aside (TRAIL-5). */
  TailRecovered: { file: string; bytes: number; set_aside: string };
  /** The first record of `to`; digest and length are of `from` as it was closed (TRAIL-6). */
  TrailRotated: {
    from: string;
    to: string;
    reason: RotationReason;
    bytes: number;
    /** Null when the file could not be read back. */
    sha256: string | null;
  };
  /** The last record under the old key: hashed with it, and `proof` is made with the new one. */
  KeyRotated: { old_key: string; new_key: string; proof: string };
  /** Files beyond their time were removed; the trail now verifies from `through` on (TRAIL-7). */
  RetentionApplied: {
    files: number;
    first_file: string;
    last_file: string;
    through_seq: number;
    through_hash: string;
    days: number;
  };
  LegalHoldSet: { hold: string; reason: string; by: string };
  LegalHoldLifted: { hold: string; reason: string; by: string };
  /** Records that are in the trail, but that the collector will never have. */
  DeliveryGivenUp: {
    count: number;
    by_type: Record<string, number>;
    /** A delivery error code. */
    reason: string;
    detail: string;
    /** Null where the records themselves are gone. */
    first_seq: number | null;
    last_seq: number | null;
  };
  TrailClosed: { boot_id: string };
}

/** What a trail tells of its own life, chained like any event and of severity LIFE (design §4). */
export type LifeEvent = {
  [T in LifeType]: { readonly event_type: T } & Readonly<Fields[T]>;
}[LifeType];
