import { Given, Then, When } from '@cucumber/cucumber';
import { witnessed } from '../support/world/assurances';
import { retain, type QueryName, type Regulation } from '../support/world/trails';
import { expectedEvent } from '../support/world/expected-events';
import type { GateWorld } from '../support/world/world';

Given(
  'a retention of {int} days under {regulation}',
  function (this: GateWorld, days: number, regulation: Regulation) {
    retain(this.subject, days, regulation);
  },
);

When('the trail is asked {query}', async function (this: GateWorld, query: QueryName) {
  await this.deeds.ask(query);
});

When('the trail is exported', async function (this: GateWorld) {
  await this.deeds.export();
});

Then(
  'the policy is refused, because {int} days are due',
  async function (this: GateWorld, minimum_days: number) {
    const seen = await this.trails.refusal();
    return this.check('policy-refused', { minimum_days }, seen, witnessed.refusal);
  },
);

Then('expiry takes {expired}', async function (this: GateWorld, days: number | null) {
  return this.check('expiry-spares', { days }, await this.trails.expiry(), witnessed.trail);
});

Then('it answers exactly {events}', async function (this: GateWorld, types: string[]) {
  const expected = { events: types.map(expectedEvent), ...this.probes.trailAllowance() };
  return this.check('trail-holds', expected, this.deeds.left('answer'), witnessed.trail);
});

Then('the export verifies on its own', async function (this: GateWorld) {
  return this.check('export-verifies', {}, this.deeds.left('exported'), witnessed.trail);
});
