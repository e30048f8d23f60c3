import { AuditError } from '../error';
import type { LifeEvent } from '../life';
import { countsByType, type DeliveryObserver, type Loss } from './observer';
import type { Receipts } from './receipts';

/** Only of such records no loss is recorded: its record would be refused as well, without end. */
const isOfGivingUp = ({ records }: Loss): boolean =>
  records.length > 0 && records.every(({ eventType }) => eventType === 'DeliveryGivenUp');

const givenUpEvent = ({ reason, detail, count, records }: Loss): LifeEvent => ({
  event_type: 'DeliveryGivenUp',
  count,
  by_type: Object.fromEntries(countsByType(records)),
  reason,
  detail,
  first_seq: records[0]?.seq ?? null,
  last_seq: records.at(-1)?.seq ?? null,
});

/** Has the trail tell what was given up, before whoever waits for the events hears of it. */
export const trailObserver = (
  receipts: Receipts,
  tell: (event: LifeEvent) => Promise<void>,
): DeliveryObserver => ({
  delivered: (records) => {
    receipts.delivered(records.map(({ auditId }) => auditId));
  },
  givenUp: async (loss) => {
    if (!isOfGivingUp(loss)) await tell(givenUpEvent(loss));
    const failure = new AuditError('UNDELIVERED', `given up: [${loss.reason}] ${loss.detail}`);
    receipts.givenUp(
      loss.records.map(({ auditId }) => auditId),
      failure,
    );
  },
});
