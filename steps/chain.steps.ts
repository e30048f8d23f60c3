import { Given, Then, When } from '@cucumber/cucumber';
import type { TamperingName, Tear } from '../src/probes';
import { witnessed } from '../support/world/assurances';
import { write, type Repeated } from '../support/world/repeated-requests';
import type { WritingTime } from '../support/world/trails';
import type { GateWorld } from '../support/world/world';

Given(
  '{int} events written over files of {int} bytes',
  async function (this: GateWorld, count: number, maxFileBytes: number) {
    this.subject.configure({ maxFileBytes });
    await write(this.subject, count);
  },
);

Given(
  '{int} {event_state} events',
  async function (this: GateWorld, count: number, bring: Repeated) {
    await bring(this.subject, count);
  },
);

Given(
  '{int} events written {time}',
  async function (this: GateWorld, count: number, time: WritingTime) {
    await this.deeds.writeAt(count, time);
  },
);

Given('the last line is left as {tear}', async function (this: GateWorld, tear: Tear) {
  await this.deeds.tear(tear);
});

When('its trail suffers {tampering}', async function (this: GateWorld, tampering: TamperingName) {
  await this.deeds.tamper(tampering);
});

When('a second worker writes to the same trail', async function (this: GateWorld) {
  await this.deeds.writeBeside();
});

Then('verification names the first bad record', async function (this: GateWorld) {
  const { expected, seen } = this.deeds.left('tampered');
  return this.check('tampering-found', expected, seen, witnessed.tampering);
});

Then('the second worker is refused as a writer', async function (this: GateWorld) {
  return this.check('second-writer-refused', {}, this.deeds.left('beside'), witnessed.trail);
});

Then('every record is chained by its keyed hash', async function (this: GateWorld) {
  return this.check('chain-is-keyed', {}, await this.trails.keyed(), witnessed.trail);
});

Then('the trail is one chain over {int} file(s)', async function (this: GateWorld, files: number) {
  return this.check('one-chain', { files }, await this.trails.chain(), witnessed.trail);
});

Then(
  'every complete record is kept, and what was torn set aside',
  async function (this: GateWorld) {
    const { expected, seen } = await this.trails.recovery();
    return this.check('torn-set-aside', expected, seen, witnessed.trail);
  },
);

Then('{int} closed file(s) is/are accounted for', async function (this: GateWorld, closed: number) {
  return this.check('files-closed', { closed }, await this.trails.closed(), witnessed.trail);
});

Then('the trail belongs to its owner alone', async function (this: GateWorld) {
  return this.check('owner-alone', {}, await this.trails.modes(), witnessed.modes);
});

Then('what the trail held before still stands', async function (this: GateWorld) {
  const seen = await this.trails.growth(this.probes.filesBefore());
  return this.check('only-grew', {}, seen, witnessed.trail);
});
