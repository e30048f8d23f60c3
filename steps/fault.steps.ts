import { Given } from '@cucumber/cucumber';
import { flip, type Bit } from '../support/world/flip';
import { changeModelFile } from '../support/world/other-models';
import { refuseTheDisk } from '../support/world/refused-disk';
import type { GateWorld } from '../support/world/world';

Given('the disk refuses every write', async function (this: GateWorld) {
  await refuseTheDisk(this.subject);
});

Given('its bytes on the device are changed', async function (this: GateWorld) {
  await flip(this.subject, 'a bit drawn at random');
});

Given('{bit} of it is flipped on the device', async function (this: GateWorld, bit: Bit) {
  await flip(this.subject, bit);
});

Given('the file of the model is changed', async function (this: GateWorld) {
  await changeModelFile(this.subject);
});
