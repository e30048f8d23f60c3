import type { TrailFormat } from '../trail';

/** A file and a line of it, from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A trail that was tampered with. */
export interface Tampered {
  readonly files: ReadonlyMap<string, Buffer>;
  /** Where the first bad record is; several where "here" and "what follows here" both name it. */
  readonly at: readonly Place[];
}

/** All that stands in the directory of a trail, by name. */
export type Files = ReadonlyMap<string, Buffer>;

/**
 * Makes a tampered copy; null where the trail is too small for it. Every draw is from `random`, a
 * number in [0, 1).
 */
export type Tampering = (
  files: Files,
  random: () => number,
  format: TrailFormat,
) => Tampered | null;
