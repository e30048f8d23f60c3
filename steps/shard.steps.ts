import { Given, Then } from '@cucumber/cucumber';
import { CAPACITY_BYTES } from '../support/fixtures';
import { sealByAnother } from '../support/world/another-worker';
import { witnessed } from '../support/world/assurances';
import { askAgain, sealInHand } from '../support/world/owners';
import type { GateWorld } from '../support/world/world';

Given('the same shard sealed by another worker', async function (this: GateWorld) {
  await sealByAnother(this.subject);
});

Then('the seal vouches for the model', async function (this: GateWorld) {
  const { expected, seen } = await sealInHand(this.subject);
  return this.check('seal-vouches', expected, seen, witnessed.seal);
});

Then('the worker is {worker_state}', async function (this: GateWorld, state: string) {
  const seen = await askAgain(this.subject);
  return this.check('worker-is', { state }, seen, witnessed.askedAgain);
});

Then('every byte of the device memory is accounted for', async function (this: GateWorld) {
  const expected = { total_bytes: CAPACITY_BYTES };
  return this.check('accounting-exact', expected, this.accounting.seen(), witnessed.accounting);
});

Then('the trail tells of every byte', async function (this: GateWorld) {
  const expected = { events: this.accounting.records(), ...this.probes.trailAllowance() };
  const seen = await this.probes.trail();
  return this.check('trail-holds', expected, seen, this.probes.trailAssurance());
});
