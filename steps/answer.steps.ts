import { Then } from '@cucumber/cucumber';
import type { OperationError } from '../src/protocol';
import { witnessed } from '../support/world/assurances';
import type { AnswersTo } from '../support/world/many-requests';
import type { GateWorld } from '../support/world/world';

type Codes = readonly OperationError[] | null;

Then(
  '{asked} is {answer} within {duration}',
  async function (this: GateWorld, answersTo: AnswersTo, codes: Codes, withinMs: number) {
    const expected = { codes, within_ms: withinMs, never: [] };
    return this.check('answers-are', expected, { answers: answersTo(this) }, witnessed.answer);
  },
);

Then(
  'the request is {answer} and tells nothing of the right value',
  async function (this: GateWorld, codes: Codes) {
    const values = await this.subject.rightValues();
    const expected = { codes, within_ms: 5000, never: Object.keys(values) };
    const seen = { answers: [this.subject.answers.last()], values };
    return this.check('answers-are', expected, seen, witnessed.answer);
  },
);

Then('nothing else has changed', async function (this: GateWorld) {
  return this.check('nothing-changed', {}, await this.probes.situation(), witnessed.situation);
});

Then('it exits within {duration}', async function (this: GateWorld, withinMs: number) {
  const seen = this.subject.ending();
  return this.check('exits-in-time', { within_ms: withinMs }, seen, witnessed.exit);
});
