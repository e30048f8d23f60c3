import type { AuditLog } from '../log';
import { DeliveryError } from './error';
import { tellByType, type DeliveryObserver, type Loss } from './observer';
import type { Progress } from './progress';
import type { SpooledRecord } from './spooled-record';
import { unlessAborted } from './timer';

/** Books each record as delivered or given up: counted, told to the observer, then durably settled. */
export class Ledger {
  #delivered = 0;
  #givenUp = 0;

  constructor(
    private readonly progress: Progress,
    private readonly observer: DeliveryObserver,
    private readonly log: AuditLog,
    private readonly stop: AbortSignal,
  ) {}

  get counts(): { readonly delivered: number; readonly givenUp: number } {
    return { delivered: this.#delivered, givenUp: this.#givenUp };
  }

  /**
   * Opens the books on the next records, and gives up what is missing before them.
   *
   * @throws DeliveryError `UNRECORDED`
   */
  async begin(records: readonly SpooledRecord[]): Promise<void> {
    const count = this.progress.countMissing(records[0]?.seq ?? 0);
    if (count > 0) {
      const { seq } = this.progress.cursor;
      const detail = `${count} records after seq ${seq} are gone from the trail; verify it`;
      const failure = new DeliveryError('GONE', detail);
      await this.#lose({ reason: 'GONE', detail, count, records: [] }, failure);
    }
    this.progress.begin(records);
  }

  async deliver(records: readonly SpooledRecord[]): Promise<void> {
    if (records.length === 0) return;
    this.#delivered += records.length;
    this.observer.delivered(records);
    await this.#settle(records);
  }

  /** @throws DeliveryError `UNRECORDED`; the records are then still to be sent */
  async giveUp(records: readonly SpooledRecord[], failure: DeliveryError): Promise<void> {
    if (records.length === 0) return;
    const { code: reason, message: detail } = failure;
    await this.#lose({ reason, detail, count: records.length, records }, failure);
    await this.#settle(records);
  }

  async #lose(loss: Loss, failure: DeliveryError): Promise<void> {
    try {
      await unlessAborted(this.observer.givenUp(loss), this.stop);
    } catch (cause) {
      const message = 'a loss could not be recorded, so nothing is given up yet';
      throw new DeliveryError('UNRECORDED', message, { cause });
    }
    this.#givenUp += loss.count;
    const what = loss.records.length === 0 ? `${loss.count} records` : tellByType(loss.records);
    this.log.error(`${what} will never be delivered`, failure);
  }

  /** A cursor that cannot be written costs a resend after a restart, under the same audit ids. */
  async #settle(records: readonly SpooledRecord[]): Promise<void> {
    try {
      await this.progress.settle(records);
    } catch (cause) {
      this.log.error('the delivery cursor could not be written', cause);
    }
  }
}
