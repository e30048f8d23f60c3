import type { Clock } from './clock';
import type { Books, LegalHold } from './custody';
import { AuditError } from './error';
import { utcDay } from './file-name';
import { keyRotated } from './key-rotation';
import type { AuditLog } from './log';
import { MacKey } from './mac-key';
import { believe, expired, type RetentionSettings } from './retention';
import type { SinkSupply } from './sink-supply';
import type { Writer } from './writer';

/** What those who keep a trail may do with it; each deed is a record of the trail itself. */
export interface Custody {
  /** Has the chain go on in a fresh file. */
  rotate(): Promise<void>;
  /**
   * Hands the chain over to another key of 32 bytes; the buffer is the trail's from now on, which
   * zeroes it. Files up to here verify with the old key.
   */
  rotateKey(key: Buffer): Promise<void>;
  /** Forbids the removal of any file until the hold is lifted; holds are told apart by name. */
  setLegalHold(hold: LegalHold): Promise<void>;
  liftLegalHold(hold: LegalHold): Promise<void>;
  /** Removes what the retention policy lets go, and says how many files went. */
  applyRetention(): Promise<number>;
}

interface CustodianParts {
  readonly writer: Writer;
  readonly supply: SinkSupply;
  readonly retention: RetentionSettings | undefined;
  readonly clock: Clock;
  readonly log: AuditLog;
}

/** Works between two batches, so that nothing else touches the files meanwhile. */
export class Custodian implements Custody {
  #appliedOn = '';

  constructor(private readonly parts: CustodianParts) {}

  rotate(): Promise<void> {
    const { writer, supply } = this.parts;
    return writer.between(async () => {
      (await supply.supply()).retire('asked');
      await writer.commitLife([]);
    });
  }

  rotateKey(key: Buffer): Promise<void> {
    const { writer, supply } = this.parts;
    return writer.between(async () => {
      const { chain } = await supply.supply();
      const next = new MacKey(key);
      await writer.commitLife([keyRotated(chain.logId, chain.key, next)]);
      await supply.changeKey(next);
      await writer.commitLife([]);
    });
  }

  setLegalHold(hold: LegalHold): Promise<void> {
    return this.#changeHolds('LegalHoldSet', hold, (others) => [...others, hold]);
  }

  liftLegalHold(hold: LegalHold): Promise<void> {
    return this.#changeHolds('LegalHoldLifted', hold, (others) => others);
  }

  applyRetention(): Promise<number> {
    return this.parts.writer.between(() => this.#applyRetention());
  }

  /** A chore that applies retention once a day, as long as there is a trail. */
  async daily(): Promise<void> {
    const today = utcDay(this.parts.clock());
    if (this.#appliedOn === today || this.parts.supply.books === null) return;
    await this.#applyRetention();
  }

  /** The record comes first: a hold that the chain tells of is found again whatever happens. */
  #changeHolds(
    event_type: 'LegalHoldSet' | 'LegalHoldLifted',
    { hold, reason, by }: LegalHold,
    change: (others: readonly LegalHold[]) => readonly LegalHold[],
  ): Promise<void> {
    const { writer } = this.parts;
    return writer.between(async () => {
      await writer.commitLife([{ event_type, hold, reason, by }]);
      const books = this.#books();
      await books.setHolds(change(books.manifest.holds.filter((other) => other.hold !== hold)));
    });
  }

  /** The boundary is a synced record before the first file goes (TRAIL-7). */
  async #applyRetention(): Promise<number> {
    const { retention, writer, log } = this.parts;
    const books = this.#books();
    this.#appliedOn = utcDay(this.parts.clock());
    if (retention === undefined) return 0;
    const believedMs = this.#believedMs(books, retention);
    await books.believe(believedMs);
    const { files, holds } = books.manifest;
    const due = expired(files, retention.days, believedMs);
    const [first, last] = [due[0], due.at(-1)];
    if (first === undefined || last === undefined) return 0;
    if (holds.length > 0) {
      const names = holds.map(({ hold }) => hold).join(', ');
      log.warn(`${due.length} expired files stay, held by ${names}`);
      return 0;
    }
    await writer.commitLife([
      {
        event_type: 'RetentionApplied',
        files: due.length,
        first_file: first.file,
        last_file: last.file,
        through_seq: last.last_seq,
        through_hash: last.last_hash,
        days: retention.days,
      },
    ]);
    await books.remove(due);
    return due.length;
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

  #books(): Books {
    if (this.parts.supply.books !== null) return this.parts.supply.books;
    throw new AuditError('UNAVAILABLE', 'no trail file is open; see the log for the reason');
  }
}
