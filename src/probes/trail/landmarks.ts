import type { Link } from './types';

/** A record that something outside the files names. */
export interface Landmark extends Link {
  readonly namedBy: string;
}

/** Records that the chain has to pass, wherever it begins before them. */
export class Landmarks {
  constructor(private readonly landmarks: readonly Landmark[]) {}

  /** What is wrong with the record of this number; `hash` is asked for only where it matters. */
  wrongAt(seq: number, hash: () => string): string | null {
    for (const landmark of this.landmarks) {
      if (landmark.seq === seq && landmark.hash !== hash()) {
        return `${landmark.namedBy} vouches for another record with this seq`;
      }
    }
    return null;
  }

  /** What is missing from a trail that ends with this number. */
  missingAfter(seq: number): string | null {
    const missing = this.landmarks.find((landmark) => landmark.seq > seq);
    if (missing === undefined) return null;
    return `the trail ends with seq ${seq}, but ${missing.namedBy} vouches for seq ${missing.seq}`;
  }
}
