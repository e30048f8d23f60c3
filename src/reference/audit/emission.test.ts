import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PendingEvent, refusedEmission } from './emission';
import { AuditError } from './error';

const pending = () =>
  new PendingEvent('SealVerified', 'routine', {
    auditId: 'audit-1',
    timestamp: '2026-11-20T12:00:00.000Z',
    severity: 'ROUTINE',
    event: '{}',
  });

const lost = new AuditError('WRITE_FAILED', 'lost');
const late = new AuditError('TOO_SLOW', 'late');

test('levels are reached in order, and asking late is answered at once', async () => {
  const event = pending();
  let isSynced = false;
  const synced = event.reached('synced').then(() => (isSynced = true));
  await event.reached('accepted');
  const written = event.reached('written');
  event.advance('written');
  await written;
  assert.equal(isSynced, false);
  event.advance('synced');
  await synced;
  await event.reached('written');
});

test('a synced event does not fail any more', async () => {
  const event = pending();
  const heard: unknown[] = [];
  event.onSettled((failure) => heard.push(failure));
  event.advance('synced');
  event.fail(late);
  assert.equal(event.failure, null);
  assert.deepEqual(heard, [null]);
  await event.reached('synced');
});

test('a failed event keeps its first failure and is not saved by a late success', async () => {
  const event = pending();
  const heard: unknown[] = [];
  event.onSettled((failure) => heard.push(failure));
  const waiting = assert.rejects(event.reached('synced'), lost);
  event.advance('written');
  event.fail(lost);
  event.fail(late);
  event.advance('synced');
  await waiting;
  assert.equal(event.failure, lost);
  assert.deepEqual(heard, [lost]);
  await assert.rejects(event.reached('written'), lost);
});

test('who listens after the end hears it at once', () => {
  const heard: unknown[] = [];
  refusedEmission('SealVerified', 'routine', lost).onSettled((failure) => heard.push(failure));
  const event = pending();
  event.advance('synced');
  event.onSettled((failure) => heard.push(failure));
  assert.deepEqual(heard, [lost, null]);
});
