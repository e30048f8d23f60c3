import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Registry } from 'prom-client';
import { registerCounters } from './counters';

const exposed = async (registry: Registry) =>
  (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));

test('the counters of an owner are exposed under its prefix and read zero from the start', async () => {
  const registry = new Registry();
  registerCounters('vram_residency', registry);
  assert.deepEqual(await exposed(registry), [
    'vram_residency_audit_emit_attempts 0',
    'vram_residency_audit_emit_failures 0',
    'vram_residency_audit_critical_emit_failures 0',
  ]);
});

test('a critical failure counts in the total too, any other in the total alone', async () => {
  const registry = new Registry();
  const counters = registerCounters('loader', registry);
  counters.attempted();
  counters.failed('routine');
  counters.failed('high');
  counters.failed('critical');
  assert.deepEqual(await exposed(registry), [
    'loader_audit_emit_attempts 1',
    'loader_audit_emit_failures 3',
    'loader_audit_critical_emit_failures 1',
  ]);
});
