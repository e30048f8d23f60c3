import { Then } from '@cucumber/cucumber';
import type { GateWorld } from '../support/world/world';

Then(
  '{event} was synced before the answer, or counted as failed',
  async function (this: GateWorld, event: string) {
    const { seen, assurance } = await this.syncs.atAnswer(event);
    return this.check('synced-at-answer', { event }, seen, assurance);
  },
);

Then(
  'the {int} events are synced {pace}',
  async function (this: GateWorld, events: number, pace: string) {
    const { seen, assurance } = await this.syncs.unasked(events);
    return this.check('syncs-per-event', { events, pace }, seen, assurance);
  },
);

Then(
  '{event} is on disk within {duration} though {following} follows',
  async function (this: GateWorld, event: string, withinMs: number, following: string) {
    const { seen, assurance } = await this.syncs.inTime(event, withinMs);
    const expected = { event, within_ms: withinMs, following };
    return this.check('recorded-in-time', expected, seen, assurance);
  },
);
