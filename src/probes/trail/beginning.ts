import type { Link, TrailRecord } from './types';

/** By this record the chain itself says that its oldest files were removed, and up to which record. */
const RETENTION = 'RetentionApplied';

/**
 * Whether a chain may begin where it begins: at its first record, or after one that retention
 * removed. The manifest vouches for that, or a record further down the chain (TRAIL-7).
 *
 * Files may outlive their removal by a crash; then the chain begins before the boundary.
 */
export class Beginning {
  /** The last removed record that a record of the chain speaks of. */
  #told: Link | null = null;

  constructor(private readonly boundary: Link | null) {}

  /** Hears what the trail tells of itself. */
  hear({ event }: TrailRecord): void {
    if (event.event_type !== RETENTION) return;
    const { through_seq: seq, through_hash: hash } = event;
    if (typeof seq === 'number' && typeof hash === 'string') this.#told = { seq, hash };
  }

  /** Whether a chain may begin after this record. */
  allows(begin: Link): boolean {
    if (begin.seq === 0) return true;
    return [this.boundary, this.#told].some(
      (through) =>
        through !== null &&
        (through.seq > begin.seq || (through.seq === begin.seq && through.hash === begin.hash)),
    );
  }
}
