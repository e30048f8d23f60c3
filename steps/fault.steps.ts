import { Given } from '@cucumber/cucumber';
import { refuseTheDisk } from '../support/world/refused-disk';
import type { GateWorld } from '../support/world/world';

Given('the disk refuses every write', async function (this: GateWorld) {
  await refuseTheDisk(this.subject);
});

Given('its bytes on the device are changed', async function (this: GateWorld) {
  await this.subject.tamper();
});
