import { Given } from '@cucumber/cucumber';
import type { SinkVice } from '../src/probes';
import type { DiskFault } from '../support/world/disk-faults';
import { flip, type Bit } from '../support/world/flip';
import { changeModelFile } from '../support/world/other-models';
import type { PlaceState } from '../support/world/trails';
import type { GateWorld } from '../support/world/world';

Given('the disk {fault}', async function (this: GateWorld, fault: DiskFault) {
  await this.faults.strike(fault);
});

Given('the place of its trail {place_state}', async function (this: GateWorld, state: PlaceState) {
  await this.faults.find(state);
});

Given('a collector that {vice}', async function (this: GateWorld, vice: SinkVice) {
  await this.collector.open(vice);
});

Given('{bit} of it is flipped on the device', async function (this: GateWorld, bit: Bit) {
  await flip(this.subject, bit);
});

Given('the file of the model is changed', async function (this: GateWorld) {
  await changeModelFile(this.subject);
});
