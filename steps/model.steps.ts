import { Given, Then } from '@cucumber/cucumber';
import type { Maker } from '../support/fixtures';
import { witnessed } from '../support/world/assurances';
import { bringModel } from '../support/world/other-models';
import { modelInHand } from '../support/world/owners';
import type { GateWorld } from '../support/world/world';

Given('a model {make}', async function (this: GateWorld, make: Maker) {
  await bringModel(this.subject, make);
});

Then('the model is loaded as it is', async function (this: GateWorld) {
  const { expected, seen } = await modelInHand(this.subject);
  return this.check('model-loaded', expected, seen, witnessed.model);
});

Then('its memory grew by at most {bytes}', async function (this: GateWorld, most_bytes: number) {
  return this.check('peak-bounded', { most_bytes }, await this.probes.peak(), witnessed.peak);
});
