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

const NOTHING_LEFT: readonly Batch[] = [];

/** Sends records until each of them is delivered or given up. */
export class Courier {
  constructor(private readonly parts: CourierParts) {}

  /** Ends early when delivery is stopped; what is then unsettled is sent again after a restart. */
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
    switch (outcome.kind) {
      case 'acknowledged':
        patience.succeed();
        return this.#acknowledge(batch, outcome);
      case 'too-large':
        patience.succeed();
        return batch.records.length > 1 ? halvesOf(batch) : this.#giveUp(batch, outcome.failure);
      case 'refused':
        patience.succeed();
        return this.#giveUp(batch, outcome.failure);
      case 'retry':
      case 'hold':
        await patience.rest(outcome.failure, this.#leastWaitMs(outcome));
        return [batch];
    }
  }

  #leastWaitMs(outcome: Extract<Outcome, { kind: 'retry' | 'hold' }>): number {
    return outcome.kind === 'hold' ? this.parts.holdMs : (outcome.waitMs ?? 0);
  }

  /** Each answer settles at least one record, so a batch ends after as many answers as it has records. */
  async #acknowledge(batch: Batch, answer: Acknowledgement): Promise<readonly Batch[]> {
    const { accepted, rejected } = answer;
    const { records } = batch;
    await this.parts.ledger.deliver(records.filter(({ auditId }) => accepted.has(auditId)));
    const left = records.filter(({ auditId }) => !accepted.has(auditId) && !rejected.has(auditId));
    const unsettled: Batch[] = left.length === 0 ? [] : [batchOf(left)];
    for (const record of records) {
      const reason = rejected.get(record.auditId);
      if (reason === undefined) continue;
      const failure = new DeliveryError('REJECTED', `the collector rejected it: ${reason}`);
      unsettled.push(...(await this.#giveUp(batchOf([record]), failure)));
    }
    if (unsettled.length > 0) await this.parts.patience.breathe();
    return unsettled;
  }

  /** What cannot be recorded as lost is not given up. */
  async #giveUp(batch: Batch, failure: DeliveryError): Promise<readonly Batch[]> {
    const { ledger, patience } = this.parts;
    try {
      await ledger.giveUp(batch.records, failure);
      return NOTHING_LEFT;
    } catch (cause) {
      await patience.rest(DeliveryError.from(cause, 'UNRECORDED', 'giving up failed'));
      return [batch];
    }
  }
}
