import { Given, Then } from '@cucumber/cucumber';
import type { GateWorld } from '../support/world/world';

Given('the model is watched', async function (this: GateWorld) {
  const { workspace } = await this.subject.case();
  this.probes.watch(workspace.model.path);
});

Given('the file outside the root is watched', async function (this: GateWorld) {
  const { workspace } = await this.subject.case();
  this.probes.watch(workspace.outside.path);
});

Then('the watched file was read', async function (this: GateWorld) {
  const { seen, assurance } = await this.probes.reads();
  return this.check('target-read', {}, seen, assurance);
});

Then('no byte of the watched file was read', async function (this: GateWorld) {
  const { seen, assurance } = await this.probes.reads();
  return this.check('target-unread', {}, seen, assurance);
});
