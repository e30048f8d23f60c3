import { Then, When } from '@cucumber/cucumber';
import type { FlawName } from '../support/fixtures';
import { witnessed } from '../support/world/assurances';
import type { GateWorld } from '../support/world/world';

When('the sources are reviewed {review}', async function (this: GateWorld, flaw: FlawName | null) {
  await this.sources.review(flaw);
});

Then('no {forbidden} is found', async function (this: GateWorld, rule: string) {
  return this.check('source-is-clean', { rule }, this.sources.seen(), witnessed.source);
});

Then('the flaw is noticed', async function (this: GateWorld) {
  return this.check('flaw-noticed', this.sources.planted(), this.sources.seen(), witnessed.source);
});
