import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BoundedBuffer } from './buffer';
import { PendingEvent } from './emission';

const event = (severity: 'routine' | 'high' | 'critical') =>
  new PendingEvent('SealVerified', severity, {
    auditId: 'audit-1',
    timestamp: '2026-11-20T12:00:00.000Z',
    severity: 'ROUTINE',
    event: '{}',
  });

test('a place stays held while its event is written, and is free once released', () => {
  const buffer = new BoundedBuffer(2);
  buffer.add(event('routine'));
  buffer.add(event('high'));
  const batch = buffer.take(10);
  assert.equal(buffer.hasPlace('routine'), false);
  buffer.release(batch);
  assert.equal(buffer.hasPlace('routine'), true);
});

test('routine and critical events cannot take places from each other', () => {
  const buffer = new BoundedBuffer(1);
  buffer.add(event('routine'));
  assert.equal(buffer.hasPlace('high'), false);
  assert.equal(buffer.hasPlace('critical'), true);
  buffer.add(event('critical'));
  assert.equal(buffer.hasPlace('critical'), false);
});

test('events leave in the order they came, whatever their severity', () => {
  const buffer = new BoundedBuffer(5);
  const events = [event('routine'), event('critical'), event('high')];
  for (const each of events) buffer.add(each);
  assert.deepEqual(buffer.waiting, { events: 3, critical: 1 });
  assert.deepEqual([...buffer.take(1), ...buffer.take(5)], events);
  assert.deepEqual(buffer.waiting, { events: 0, critical: 0 });
});
