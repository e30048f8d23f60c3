import { Given } from '@cucumber/cucumber';
import { refuseTheDisk } from '../support/world/refused-disk';
import type { GateWorld } from '../support/world/world';

Given('the disk refuses every write', async function (this: GateWorld) {
  await refuseTheDisk(this.subject);
});

Given('the disk fails every sync', async function (this: GateWorld) {
  await this.faults.failSyncs();
});

Given('the disk fails a sync now and then', async function (this: GateWorld) {
  await this.faults.failSomeSyncs();
});

Given('the disk stalls', async function (this: GateWorld) {
  await this.faults.stall();
});

Given('the disk is watched', async function (this: GateWorld) {
  await this.disk.begin();
});

Given('its bytes on the device are changed', async function (this: GateWorld) {
  await this.subject.tamper();
});
