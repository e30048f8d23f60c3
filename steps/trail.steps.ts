import { Then, type DataTable } from '@cucumber/cucumber';
import { expectedEvent, expectedEvents } from '../support/world/expected-events';
import type { GateWorld } from '../support/world/world';

Then('the trail holds exactly {events}', async function (this: GateWorld, types: string[]) {
  const seen = await this.probes.trail();
  const expected = { events: types.map(expectedEvent), ...this.probes.trailAllowance() };
  return this.check('trail-holds', expected, seen, this.probes.trailAssurance());
});

Then('the trail holds exactly:', async function (this: GateWorld, table: DataTable) {
  const seen = await this.probes.trail();
  const events = expectedEvents(table, await this.subject.case());
  const expected = { events, ...this.probes.trailAllowance() };
  return this.check('trail-holds', expected, seen, this.probes.trailAssurance());
});
