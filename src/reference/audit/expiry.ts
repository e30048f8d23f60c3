import type { Clock } from './clock';
import type { Committer } from './committer';
import type { Books, ClosedFile } from './custody';
import { utcDay } from './file-name';
import type { Follower } from './follower';
import type { LifeEvent } from './life';
import type { AuditLog } from './log';
import { believe, expired, type RetentionSettings } from './retention';

export interface ExpiryParts {
  readonly committer: Committer;
  /** Nothing ever expires when absent. */
  readonly retention: RetentionSettings | undefined;
  readonly follower: Follower | undefined;
  readonly clock: Clock;
  readonly log: AuditLog;
}

/** Removes the files whose time is over, unless something holds them (TRAIL-7). */
export class Expiry {
  #appliedOn = '';

  constructor(private readonly parts: ExpiryParts) {}

  get wasAppliedToday(): boolean {
    return this.#appliedOn === utcDay(this.parts.clock());
  }

  /**
   * Says how many files went. The boundary is a synced record before the first of them does.
   *
   * @throws AuditError when that record cannot be written; nothing is removed then
   */
  async apply(books: Books): Promise<number> {
    const { retention, committer } = this.parts;
    this.#appliedOn = utcDay(this.parts.clock());
    if (retention === undefined) return 0;
    const believedMs = this.#believedMs(books, retention);
    await books.believe(believedMs);
    // What was believed of a clock set ahead stays believed; no file is older than the clock says.
    const atMs = Math.min(believedMs, this.parts.clock());
    const due = await this.#free(books, expired(books.manifest.files, retention.days, atMs));
    const [first, last] = [due[0], due.at(-1)];
    if (first === undefined || last === undefined) return 0;
    await committer.commit([], [retentionApplied(due.length, first, last, retention.days)]);
    await books.remove(due);
    return due.length;
  }

  /** Of the files that may go, those that nobody needs any more. */
  async #free(books: Books, due: readonly ClosedFile[]): Promise<readonly ClosedFile[]> {
    const { follower, log } = this.parts;
    const holds = books.manifest.holds.map(({ hold }) => hold).join(', ');
    if (due.length > 0 && holds !== '') {
      log.warn(`${due.length} expired files stay, held by ${holds}`);
      return [];
    }
    if (follower === undefined) return due;
    const settledSeq = await follower.settledThrough();
    const free = due.filter(({ last_seq }) => last_seq <= settledSeq);
    if (free.length < due.length) {
      log.warn(`${due.length - free.length} expired files stay, until they are delivered`);
    }
    return free;
  }

  #believedMs(books: Books, { clock_confirmed_on }: RetentionSettings): number {
    const nowMs = this.parts.clock();
    const beforeMs = Date.parse(books.manifest.clock_believed);
    const confirmedMs = clock_confirmed_on === undefined ? null : Date.parse(clock_confirmed_on);
    const believedMs = believe(beforeMs, nowMs, confirmedMs);
    if (believedMs < nowMs) {
      const [now, before] = [nowMs, beforeMs].map((ms) => new Date(ms).toISOString());
      this.parts.log.warn(
        `the clock says ${now ?? ''}, long after ${before ?? ''}: nothing is removed until clock_confirmed_on confirms it`,
      );
    }
    return believedMs;
  }
}

const retentionApplied = (
  files: number,
  first: ClosedFile,
  last: ClosedFile,
  days: number,
): LifeEvent => ({
  event_type: 'RetentionApplied',
  files,
  first_file: first.file,
  last_file: last.file,
  through_seq: last.last_seq,
  through_hash: last.last_hash,
  days,
});
