import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { z } from 'zod';
import { capabilitySchema, defaultLimits, limitsSchema, operations } from '.';

const values: { name: keyof typeof operations; wrong: unknown }[] = [
  { name: 'vram.seal', wrong: { shard: { shard_id: 'shard-1' } } },
  { name: 'vram.verify', wrong: { verified: false } },
  { name: 'vram.tamper', wrong: { tampered: true } },
  { name: 'vram.deallocate', wrong: { freed_bytes: -1 } },
  { name: 'vram.state', wrong: { state: 'asleep' } },
  { name: 'policy.enforce', wrong: { permitted: false } },
  { name: 'loader.load', wrong: { digest: null, bytes: 1, tensors: 1 } },
  { name: 'audit.emit', wrong: { accepted: false } },
  { name: 'audit.flush', wrong: { flushed: 3 } },
  { name: 'audit.fault', wrong: null },
  { name: 'owner.drop', wrong: [] },
  { name: 'compare.sample', wrong: { equal: 0.5 } },
  { name: 'metrics.read', wrong: { text: null } },
];

for (const { name, wrong } of values) {
  test(`A wrong value of ${name} is refused`, () => {
    const schema: z.ZodType = operations[name].value;
    assert.ok(!schema.safeParse(wrong).success);
  });
}

test('A wrong value is tried for every operation', () => {
  assert.deepEqual(values.map(({ name }) => name).sort(), Object.keys(operations).sort());
});

test('Every operation is unlocked by the capability of its name', () => {
  const capabilities: readonly string[] = capabilitySchema.options;
  for (const name of Object.keys(operations)) assert.ok(capabilities.includes(name), name);
});

test('The default limits are limits', () => {
  assert.deepEqual(limitsSchema.parse(defaultLimits), defaultLimits);
});
