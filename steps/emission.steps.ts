import { Then, When } from '@cucumber/cucumber';
import { witnessed } from '../support/world/assurances';
import type { EventKind } from '../support/world/emissions';
import type { GateWorld } from '../support/world/world';

When(
  'the worker emits {int} {event_kind} event(s)',
  async function (this: GateWorld, count: number, kind: EventKind) {
    await this.probes.mark();
    await this.emissions.emit(count, kind);
  },
);

When(
  'the worker emits {int} routine events, one every {duration}',
  async function (this: GateWorld, count: number, everyMs: number) {
    await this.probes.mark();
    await this.syncs.trickle(count, everyMs);
  },
);

When('emission is timed', async function (this: GateWorld) {
  await this.emissions.time();
});

Then('its memory does not grow with what is refused', async function (this: GateWorld) {
  return this.check('memory-bounded', {}, this.emissions.memory(), witnessed.memory);
});

Then('emission costs less than {duration}', async function (this: GateWorld, belowMs: number) {
  const seen = this.emissions.times();
  return this.check('emission-is-cheap', { below_ms: belowMs }, seen, witnessed.emission);
});
