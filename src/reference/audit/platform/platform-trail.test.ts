import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { openTrail } from '../buffered-trail';
import { aCriticalEvent, aRoutineEvent, eventually, trailRoom, type TrailRoom } from '../testing';
import { openPlatformTrail } from './platform-trail';
import { platformDefaults } from './settings';
import { createSigner } from './sign';
import { openCollector, type Behaviour, type Collector } from './testing';
import { systemTimer } from './timer';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

const refuse: Behaviour = (_, response) => {
  response.writeHead(400).end();
};

const BRIEF = { attempt_ms: 5_000, drain_ms: 200, backoff: { first_ms: 1, longest_ms: 5 } };

const open = (room: TrailRoom, { url }: Pick<Collector, 'url'>, overrides = {}) =>
  openPlatformTrail({
    trail: room.parts(overrides),
    openTrail,
    platform: {
      settings: { ...platformDefaults, ...BRIEF, url },
      signer: createSigner(privateKey),
      random: () => 0.5,
      timer: systemTimer,
      fetch: (input, init) => fetch(input, init),
    },
  });

const undelivered = { code: 'UNDELIVERED' };

test('an event is delivered once the collector has named it, however late one asks', async () => {
  await using room = await trailRoom();
  await using collector = await openCollector(publicKey);
  await using trail = await open(room, collector);
  const emission = trail.emit(aCriticalEvent(), 'critical');
  await emission.reached('delivered');
  assert.ok(collector.stored.has(emission.auditId ?? ''));
  await emission.reached('delivered');
});

test('an event is synced long before an unreachable collector has it', async () => {
  await using room = await trailRoom();
  const collector = await openCollector(publicKey);
  await collector[Symbol.asyncDispose]();
  const trail = await open(room, collector);
  const emission = trail.emit(aCriticalEvent(), 'critical');
  await emission.reached('synced');
  const delivered = assert.rejects(emission.reached('delivered'), undelivered);
  assert.equal(trail.delivery?.delivered, 0);
  await trail[Symbol.asyncDispose]();
  await delivered;
  assert.match(room.lines.join(''), /are left for the next start to deliver: \[UNREACHABLE\]/);
});

test('what an outage held up is delivered by the next start, the whole chain once', async () => {
  await using room = await trailRoom();
  const dead = await openCollector(publicKey);
  await dead[Symbol.asyncDispose]();
  const before = await open(room, dead);
  for (let n = 0; n < 20; n += 1) before.emit(aRoutineEvent(`shard-${n}`), 'routine');
  await before[Symbol.asyncDispose]();
  await using collector = await openCollector(publicKey);
  await using trail = await open(room, collector);
  await trail.emit(aCriticalEvent(), 'critical').reached('delivered');
  const seqs = [...collector.stored.values()].map(
    (line) => (JSON.parse(line) as { seq: number }).seq,
  );
  assert.deepEqual(
    seqs,
    seqs.map((_, n) => n + 1),
  );
  assert.ok(seqs.length >= 24);
  const sent = collector.arrivals.flatMap(({ auditIds }) => auditIds);
  assert.equal(sent.length, new Set(sent).size);
});

test('what the collector refuses is told in the chain, and failed for whoever waits', async () => {
  await using room = await trailRoom();
  await using collector = await openCollector(publicKey);
  collector.script.push(...Array<Behaviour>(50).fill(refuse));
  await using trail = await open(room, collector);
  const auditor = room.auditor(trail);
  const emission = auditor.emit(aCriticalEvent());
  await assert.rejects(emission.reached('delivered'), /given up: \[REFUSED\]/);
  assert.equal(emission.failure, null);
  assert.deepEqual(await room.counted(), { attempts: 1, failures: 0, critical: 0 });
  const told = (await room.life()).map(({ event }) => event);
  const givenUp = told.find(({ by_type }) => 'PathTraversalAttempt' in Object(by_type));
  assert.equal(givenUp?.event_type, 'DeliveryGivenUp');
  assert.equal(givenUp.reason, 'REFUSED');
});

test('a collector that refuses everything, its own refusals too, is not asked without end', async () => {
  await using room = await trailRoom();
  await using collector = await openCollector(publicKey);
  collector.script.push(...Array<Behaviour>(500).fill(refuse));
  const trail = await open(room, collector);
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  await eventually(() => Promise.resolve(trail.delivery?.undelivered === 0));
  await trail[Symbol.asyncDispose]();
  assert.ok(collector.arrivals.length < 10);
});

test('beyond ten times the places of the buffer an event is delivered without being followed', async () => {
  await using room = await trailRoom();
  const dead = await openCollector(publicKey);
  await dead[Symbol.asyncDispose]();
  await using trail = await open(room, dead, { capacity: 2 });
  const first = trail.emit(aCriticalEvent(), 'critical');
  await first.reached('synced');
  for (let n = 0; n < 20; n += 1) {
    await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  }
  await assert.rejects(first.reached('delivered'), /not followed any more/);
});

test('an event lost on the way to the disk is not delivered, with the same failure', async () => {
  await using room = await trailRoom();
  await using collector = await openCollector(publicKey);
  await using trail = await open(room, collector);
  await trail.flush();
  room.disk.inject('sync-error', 0);
  const emission = trail.emit(aCriticalEvent(), 'critical');
  await assert.rejects(emission.reached('delivered'), { code: 'SYNC_FAILED' });
  room.disk.inject('none', 0);
});

test('a trail that delivers to nobody says so to whoever waits for delivery', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  const emission = trail.emit(aCriticalEvent(), 'critical');
  await assert.rejects(emission.reached('delivered'), /delivers to no collector/);
});

test('retention leaves expired files until they are delivered', async () => {
  await using room = await trailRoom();
  const DAY_MS = 86_400_000;
  const oldest = async () => (await readdir(room.directory)).find((n) => n.endsWith('.audit'));
  const retention = { days: 2555, clock_confirmed_on: '2034-01-01' };
  const now = Date.UTC(2034, 0, 1, 12);
  await room.visit({ clock: () => now - 2556 * DAY_MS });
  const expired = await oldest();
  const dead = await openCollector(publicKey);
  await dead[Symbol.asyncDispose]();
  const later = { clock: () => now, retention };
  const held = await open(room, dead, later);
  await held[Symbol.asyncDispose]();
  assert.equal(await oldest(), expired);
  assert.match(room.lines.join(''), /1 expired files stay, until they are delivered/);
  await using collector = await openCollector(publicKey);
  await using trail = await open(room, collector, later);
  await trail.emit(aCriticalEvent(), 'critical').reached('delivered');
  await trail.custody.applyRetention();
  assert.equal(await oldest(), '2034-01-01.audit');
});
