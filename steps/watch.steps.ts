import { Given, Then } from '@cucumber/cucumber';
import type { CheckName } from '../src/verdict';
import type { Watch } from '../support/world/watches';
import type { GateWorld } from '../support/world/world';

Given('{watched} is watched', async function (this: GateWorld, watch: Watch) {
  await watch(this);
});

Then('the watched file was {extent}', async function (this: GateWorld, check: CheckName) {
  const { seen, assurance } = await this.probes.reads();
  return this.check(check, {}, seen, assurance);
});
