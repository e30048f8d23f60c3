import { Given, When } from '@cucumber/cucumber';
import { escapes, type Escape, type FlushMode } from '../support/fixtures';
import { loadPath, sealNamed, type RequestPhrase } from '../support/world/requests';
import type { GateWorld } from '../support/world/world';
import { buffer, sealOften } from '../support/world/repeated-requests';

Given('a worker in {flush_mode} mode', function (this: GateWorld, mode: FlushMode) {
  this.subject.configure({ flushMode: mode });
});

Given('a flush interval of {duration}', function (this: GateWorld, intervalMs: number) {
  this.subject.configure({ intervalMs });
});

Given('a worker that buffers at most {int} events', function (this: GateWorld, capacity: number) {
  this.faults.limitBuffer(capacity);
});

Given('a worker without a logger', function (this: GateWorld) {
  this.subject.configure({ isAudited: false });
});

Given('a sealed shard', async function (this: GateWorld) {
  await this.subject.does('seals the model');
});

Given('{int} sealed shards', async function (this: GateWorld, count: number) {
  await sealOften(this.subject, count);
});

Given('{int} buffered events', async function (this: GateWorld, count: number) {
  await buffer(this.subject, count);
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

When('the worker emits {int} routine events', async function (this: GateWorld, count: number) {
  await this.probes.mark();
  await buffer(this.subject, count);
});

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
  'the worker {request} {int} times',
  async function (this: GateWorld, phrase: RequestPhrase, count: number) {
    await this.series.repeat(phrase, count);
  },
);

When('the worker receives {signal}', async function (this: GateWorld, signal: NodeJS.Signals) {
  await this.subject.signal(signal);
});

When(
  'the worker receives {signal} again and again',
  async function (this: GateWorld, signal: NodeJS.Signals) {
    await this.subject.signalAgainAndAgain(signal);
  },
);

When('the worker is told to stop', async function (this: GateWorld) {
  await this.subject.tellToStop();
});
