import { Given, Then, When } from '@cucumber/cucumber';
import type { Occasion, Traffic } from '../support/fixtures';
import { witnessed } from '../support/world/assurances';
import type { Passage } from '../support/world/documentation';
import type { Emitters } from '../support/world/simulated-counters';
import type { GateWorld } from '../support/world/world';

Given('{traffic} traffic', function (this: GateWorld, traffic: Traffic) {
  this.monitoring.traffic = traffic;
});

When(
  '{share} of the emissions of {emitters} fail for {duration}',
  function (this: GateWorld, share: number, emitters: Emitters, durationMs: number) {
    this.monitoring.fail(share, emitters, durationMs);
  },
);

When(
  'a CRITICAL event of {emitters} cannot be recorded {occasion}',
  function (this: GateWorld, emitters: Emitters, occasion: Occasion) {
    this.monitoring.failCritically(emitters, occasion);
  },
);

When('every worker is started again', function (this: GateWorld) {
  this.monitoring.restart();
});

When('the README is read {reading}', async function (this: GateWorld, missing: Passage | null) {
  await this.documentation.read(missing);
});

Then('an alert fires within {duration}', async function (this: GateWorld, withinMs: number) {
  const { seen, assurance } = await this.monitoring.alerts(withinMs);
  return this.check('an-alert-fires', { within_ms: withinMs }, seen, assurance);
});

Then('no alert fires', async function (this: GateWorld) {
  const { seen, assurance } = await this.monitoring.alerts();
  return this.check('no-alert-fires', {}, seen, assurance);
});

Then('it says all that must be said of audit logging', async function (this: GateWorld) {
  const expected = await this.documentation.named();
  return this.check('readme-complete', expected, this.documentation.seen(), witnessed.readme);
});

Then('the gap is noticed', async function (this: GateWorld) {
  const expected = await this.documentation.namedWithGap();
  return this.check('readme-gap-noticed', expected, this.documentation.seen(), witnessed.readme);
});
