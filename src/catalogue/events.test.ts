import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events, severityLabel, severityOf } from './events';
import { requirements } from './requirements';

const survives = (type: string) =>
  requirements.filter(({ id, title }) => id.startsWith('FLUSH-') && title.startsWith(`${type} `));

describe('the event vocabulary', () => {
  test('names ten events, each once, by the crates that emit them', () => {
    assert.equal(new Set(events.map((event) => event.type)).size, 10);
    for (const event of events) assert.ok(event.emittedBy.length > 0, event.type);
  });

  test('gives every event its own fields, each once, the worker id among them', () => {
    for (const { type, fields } of events) {
      assert.equal(new Set<string>(fields).size, fields.length, `${type} names a field twice`);
      assert.ok(fields.some((field) => field === 'worker_id') && fields.length > 1, type);
    }
  });

  test('has the event say its severity exactly where it is not routine', () => {
    for (const { type, severity, fields } of events) {
      const says = fields.some((field) => field === 'severity');
      assert.equal(says, severity !== 'routine', type);
    }
  });

  test('has one FLUSH requirement, for its own crates, for each CRITICAL event and no other', () => {
    for (const { type, severity, emittedBy } of events) {
      const found = survives(type);
      assert.equal(found.length, severity === 'critical' ? 1 : 0, type);
      for (const { crates } of found) assert.deepEqual(crates, emittedBy, type);
    }
  });

  test('decides the severity of each type, and how a record spells it', () => {
    for (const { type, severity } of events) assert.equal(severityOf(type), severity);
    assert.equal(severityLabel[severityOf('IntegrityViolation')], 'CRITICAL');
    assert.equal(severityLabel[severityOf('MalformedModelRejected')], 'HIGH');
    assert.equal(severityLabel[severityOf('VramSealed')], 'ROUTINE');
  });
});
