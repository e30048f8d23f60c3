import { Then } from '@cucumber/cucumber';
import { witnessed } from '../support/world/assurances';
import type { GateWorld } from '../support/world/world';

Then('the log tells of no error', async function (this: GateWorld) {
  return this.check('log-is-quiet', {}, await this.probes.log(), witnessed.log);
});

Then(
  'the log tells that {events} could not be written and why',
  async function (this: GateWorld, events: string[]) {
    const expected = { events, causes: this.faults.causes };
    return this.check('log-tells', expected, await this.probes.log(), witnessed.log);
  },
);
