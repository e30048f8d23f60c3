import { Then, When } from '@cucumber/cucumber';
import { askers, type Asker } from '../support/world/askers';
import { witnessed } from '../support/world/assurances';
import type { Form, HostileText, PlaceName } from '../support/world/hostile';
import { requests, type RequestPhrase } from '../support/world/requests';
import { secrets, type SecretName } from '../support/world/secrets';
import type { GateWorld } from '../support/world/world';

When(
  'the worker {request}, asked by {asker}',
  async function (this: GateWorld, phrase: RequestPhrase, asker: Asker) {
    const at = await this.subject.case();
    await this.deeds.somebodyComes();
    await this.subject.ask(requests[phrase]({ ...at, actor: askers[asker](at) }));
  },
);

When(
  '{hostile} is handed in as {place}',
  async function (this: GateWorld, what: HostileText, where: PlaceName) {
    await this.hostile.handIn(what, where);
  },
);

Then('every line of trail and log is safe', async function (this: GateWorld) {
  const { expected, seen } = await this.hostile.lines();
  return this.check('lines-are-safe', expected, seen, witnessed.lines);
});

Then('the trail holds it once, {form}', async function (this: GateWorld, form: Form) {
  const seen = await this.probes.trail();
  return this.check('trail-holds', this.hostile.record(form), seen, witnessed.trail);
});

Then('{secret} is nowhere to be found', async function (this: GateWorld, secret: SecretName) {
  const seen = await this.secrets.search(secret);
  return this.check('secret-absent', { secret }, seen, secrets[secret].assurance);
});
