import { Given, When } from '@cucumber/cucumber';
import { escapes, type CaseSetting, type Escape, type FlushMode } from '../support/fixtures';
import type { ManyRequests } from '../support/world/many-requests';
import { sealOften } from '../support/world/repeated-requests';
import { loadPath, sealNamed, type RequestPhrase } from '../support/world/requests';
import type { Treatment } from '../support/world/treatments';
import type { GateWorld } from '../support/world/world';

Given('a worker in {flush_mode} mode', function (this: GateWorld, mode: FlushMode) {
  this.subject.configure({ flushMode: mode });
});

Given('a flush interval of {duration}', function (this: GateWorld, intervalMs: number) {
  this.subject.configure({ intervalMs });
});

Given('a worker that buffers at most {int} events', function (this: GateWorld, capacity: number) {
  this.faults.limitBuffer(capacity);
});

Given('a worker without {lack}', function (this: GateWorld, lack: Partial<CaseSetting>) {
  this.subject.configure(lack);
});

Given('{count} sealed shard(s)', async function (this: GateWorld, count: number) {
  await sealOften(this.subject, count);
});

When('the worker {request}', async function (this: GateWorld, phrase: RequestPhrase) {
  await this.probes.mark();
  await this.subject.does(phrase);
});

When(
  'the worker {request} and is killed at the answer',
  async function (this: GateWorld, phrase: RequestPhrase) {
    await this.collector.tried();
    await this.disk.begin();
    await this.subject.does(phrase, { killOnAnswer: true });
  },
);

When('the worker seals a shard named {text}', async function (this: GateWorld, id: string) {
  await this.probes.mark();
  await this.subject.ask(sealNamed(await this.subject.case(), id));
});

When('the worker loads it by {escape}', async function (this: GateWorld, escape: Escape) {
  await this.probes.mark();
  const at = await this.subject.case();
  await this.subject.ask(loadPath(at, escapes[escape](at.workspace), escape));
});

When(
  'the worker makes {int} requests {purpose}',
  async function (this: GateWorld, count: number, make: ManyRequests) {
    await make(this, count);
  },
);

When('the worker is {treatment}', async function (this: GateWorld, treat: Treatment) {
  await treat(this);
});
