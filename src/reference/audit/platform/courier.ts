import type { Acknowledgement } from './acknowledgement';
import { batchOf, halvesOf, type Batch } from './batch';
import { DeliveryError } from './error';
import type { Ledger } from './ledger';
import type { Patience } from './patience';
import { send, type Outcome, type SendParts } from './send';
import type { SpooledRecord } from './spooled-record';

export interface CourierParts {
  readonly sending: SendParts;
  readonly ledger: Ledger;
  readonly patience: Patience;
  /** The wait after an answer that somebody has to put right. */
  readonly holdMs: number;
}

type Failed = Extract<Outcome, { readonly kind: 'retry' | 'hold' }>;

const NOTHING_LEFT: readonly Batch[] = [];

const rejectionFor = (reason: string): DeliveryError =>
  new DeliveryError('REJECTED', `the collector rejected it: ${reason}`);

/** Sends records until each of them is delivered or given up. */
export class Courier {
  constructor(private readonly parts: CourierParts) {}

  /**
   * Ends early when delivery is stopped; what is then unsettled is sent again after a restart.
   *
   * @throws DeliveryError `UNRECORDED`; what is unsettled is to be read and sent again
   */
  async deliver(records: readonly SpooledRecord[]): Promise<void> {
    const { stop } = this.parts.patience;
    const pieces = [batchOf(records)];
    for (let next = pieces.shift(); next && !stop.aborted; next = pieces.shift()) {
      pieces.unshift(...(await this.#attempt(next)));
    }
  }

  /** What is left of the batch after one attempt, in order. */
  async #attempt(batch: Batch): Promise<readonly Batch[]> {
    const { sending, patience } = this.parts;
    const outcome = await send(batch, sending, patience.stop);
    if (outcome.kind === 'retry' || outcome.kind === 'hold') {
      await patience.rest(outcome.failure, this.#leastWaitMs(outcome));
      return [batch];
    }
    const left = await this.#conclude(batch, outcome);
    patience.succeed();
    return left;
  }

  async #conclude(batch: Batch, outcome: Exclude<Outcome, Failed>): Promise<readonly Batch[]> {
    switch (outcome.kind) {
      case 'acknowledged':
        return this.#acknowledge(batch, outcome);
      case 'too-large':
        if (batch.records.length > 1) return halvesOf(batch);
        break;
      case 'refused':
        break;
    }
    await this.parts.ledger.giveUp(batch.records, outcome.failure);
    return NOTHING_LEFT;
  }

  #leastWaitMs(outcome: Failed): number {
    return outcome.kind === 'hold' ? this.parts.holdMs : (outcome.waitMs ?? 0);
  }

  /** Each answer settles a record at least, so a batch takes no more answers than it has records. */
  async #acknowledge(batch: Batch, answer: Acknowledgement): Promise<readonly Batch[]> {
    const { accepted, rejected } = answer;
    const { ledger, patience } = this.parts;
    const left: SpooledRecord[] = [];
    await ledger.deliver(batch.records.filter(({ auditId }) => accepted.has(auditId)));
    for (const record of batch.records) {
      const reason = rejected.get(record.auditId);
      if (reason !== undefined) await ledger.giveUp([record], rejectionFor(reason));
      else if (!accepted.has(record.auditId)) left.push(record);
    }
    if (left.length === 0) return NOTHING_LEFT;
    await patience.breathe();
    return [batchOf(left)];
  }
}
