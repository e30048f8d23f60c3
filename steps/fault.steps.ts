import { Given } from '@cucumber/cucumber';
import type { DiskFault } from '../support/world/disk-faults';
import type { GateWorld } from '../support/world/world';

Given('the disk {fault}', async function (this: GateWorld, fault: DiskFault) {
  await this.faults.strike(fault);
});

Given('the disk is watched', async function (this: GateWorld) {
  await this.disk.begin();
});

Given('its bytes on the device are changed', async function (this: GateWorld) {
  await this.subject.tamper();
});
