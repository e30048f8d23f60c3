import { Then, When } from '@cucumber/cucumber';
import type { FlawName } from '../support/fixtures';
import { witnessed } from '../support/world/assurances';
import type { GateWorld } from '../support/world/world';

When('the sources are reviewed', async function (this: GateWorld) {
  await this.subject.case();
  await this.sources.review();
});

When('the sources are reviewed beside {flaw}', async function (this: GateWorld, flaw: FlawName) {
  await this.sources.reviewBeside(flaw);
});

Then('no {forbidden} is found', async function (this: GateWorld, rule: string) {
  return this.check('source-is-clean', { rule }, this.sources.seen(), witnessed.source);
});

Then('the flaw is noticed', async function (this: GateWorld) {
  return this.check('flaw-noticed', this.sources.planted(), this.sources.seen(), witnessed.source);
});
