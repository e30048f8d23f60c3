import type { Committer } from './committer';
import type { Books, LegalHold } from './custody';
import { AuditError } from './error';
import type { Expiry } from './expiry';
import { keyRotated } from './key-rotation';
import { MacKey } from './mac-key';
import type { SinkSupply } from './sink-supply';
import type { Writer } from './writer';

/** What those who keep a trail may do with it; each deed is a record of the trail itself. */
export interface Custody {
  /**
   * Has the chain go on in a fresh file.
   *
   * @throws AuditError when the disk refuses one; the chain goes on where it is, and tries again
   */
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
  readonly committer: Committer;
  readonly supply: SinkSupply;
  readonly expiry: Expiry;
}

const cannotRotate = (name: string): AuditError =>
  new AuditError(
    'UNAVAILABLE',
    `no file could be opened after ${name}; see the log for the reason`,
  );

/** Works between two batches, so that nothing else touches the files meanwhile. */
export class Custodian implements Custody {
  constructor(private readonly parts: CustodianParts) {}

  rotate(): Promise<void> {
    const { writer, committer, supply } = this.parts;
    return writer.between(async () => {
      const old = await supply.supply();
      old.retire('asked');
      await committer.commit([]);
      if (supply.current === old) throw cannotRotate(old.name);
    });
  }

  rotateKey(key: Buffer): Promise<void> {
    const { writer, committer, supply } = this.parts;
    return writer.between(async () => {
      const { chain } = await supply.supply();
      const next = new MacKey(key);
      await committer.commit([], [keyRotated(chain.logId, chain.key, next)]);
      await supply.changeKey(next);
      await committer.commit([]);
    });
  }

  setLegalHold(hold: LegalHold): Promise<void> {
    return this.#changeHolds('LegalHoldSet', hold, (others) => [...others, hold]);
  }

  liftLegalHold(hold: LegalHold): Promise<void> {
    return this.#changeHolds('LegalHoldLifted', hold, (others) => others);
  }

  applyRetention(): Promise<number> {
    const { writer, expiry } = this.parts;
    return writer.between(() => expiry.apply(this.#books()));
  }

  /** A chore that applies retention once a day, as long as there is a trail. */
  async daily(): Promise<void> {
    const { expiry, supply } = this.parts;
    if (!expiry.wasAppliedToday && supply.books !== null) await expiry.apply(supply.books);
  }

  /** The record comes first: a hold that the chain tells of is found again whatever happens. */
  #changeHolds(
    event_type: 'LegalHoldSet' | 'LegalHoldLifted',
    { hold, reason, by }: LegalHold,
    change: (others: readonly LegalHold[]) => readonly LegalHold[],
  ): Promise<void> {
    const { writer, committer } = this.parts;
    return writer.between(async () => {
      await committer.commit([], [{ event_type, hold, reason, by }]);
      const books = this.#books();
      await books.setHolds(change(books.manifest.holds.filter((other) => other.hold !== hold)));
    });
  }

  #books(): Books {
    if (this.parts.supply.books !== null) return this.parts.supply.books;
    throw new AuditError('UNAVAILABLE', 'no trail file is open; see the log for the reason');
  }
}
