import { Then } from '@cucumber/cucumber';
import type { Crate } from '../src/catalogue';
import type { CounterReading } from '../src/verdict';
import { witnessed } from '../support/world/assurances';
import type { GateWorld } from '../support/world/world';

Then(
  'the {counter} of {crate} grow by {int}',
  async function (this: GateWorld, counter: keyof CounterReading, crate: Crate, by: number) {
    const seen = await this.probes.counters(crate);
    return this.check(
      'counter-grew',
      { counter, by, may_be_late: this.faults.stalls },
      seen,
      witnessed.metrics,
    );
  },
);
