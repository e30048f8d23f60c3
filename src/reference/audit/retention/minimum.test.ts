import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRoutineEvent, trailRoom } from '../testing';
import { requireMinimum } from './minimum';

test('the strictest regulation in force decides', () => {
  requireMinimum({ days: 2555 });
  requireMinimum({ days: 1095, regulations: ['ISO 27001'] });
  for (const policy of [
    { days: 2554 },
    { days: 1094, regulations: ['ISO 27001'] },
    { days: 2000, regulations: ['ISO 27001', 'SOC 2'] },
  ] as const) {
    assert.throws(
      () => {
        requireMinimum(policy);
      },
      { code: 'RETENTION_TOO_SHORT' },
    );
  }
});

test('a trail whose policy is too short is refused at opening, with the reason', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ retention: { days: 365 } });
  const { failure } = trail.emit(aRoutineEvent(), 'routine');
  assert.equal(failure?.code, 'RETENTION_TOO_SHORT');
  assert.match(failure.message, /GDPR asks for 2555 days of retention, the policy says 365/);
  assert.match(room.lines[0] ?? '', /the trail cannot be opened.*GDPR asks for 2555 days/);
});
