import { Given } from '@cucumber/cucumber';
import type { SinkVice } from '../src/probes';
import type { DiskFault } from '../support/world/disk-faults';
import type { GateWorld } from '../support/world/world';

Given('the disk {fault}', async function (this: GateWorld, fault: DiskFault) {
  await this.faults.strike(fault);
});

Given('a collector that {vice}', async function (this: GateWorld, vice: SinkVice) {
  await this.collector.open(vice);
});

Given('the disk is watched', async function (this: GateWorld) {
  await this.disk.begin();
});

Given('its bytes on the device are changed', async function (this: GateWorld) {
  await this.subject.tamper();
});
