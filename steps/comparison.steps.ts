import { Then, When } from '@cucumber/cucumber';
import type { Comparison } from '../src/protocol';
import { witnessed } from '../support/world/assurances';
import type { Trial } from '../support/world/probes';
import type { GateWorld } from '../support/world/world';

When(
  '{comparison} is {trial}',
  async function (this: GateWorld, comparison: Comparison, trial: Trial) {
    await this.probes[trial](comparison);
  },
);

Then('it finds equal what is equal and nothing else', async function (this: GateWorld) {
  return this.check('comparison-is-true', {}, this.probes.tried(), witnessed.comparison);
});

Then('its time does not tell where the first difference lies', async function (this: GateWorld) {
  return this.check('comparison-is-constant', {}, this.probes.timed(), witnessed.comparison);
});
