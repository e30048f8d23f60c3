import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import {
  array,
  buildGguf,
  entry,
  runProgram,
  tensor,
  text,
  u32,
  u64,
  verdictOf,
  type FuzzResult,
  type ParseResult,
} from '../testing';
import { ggufLimits } from './limits';
import type { MalformedReason } from './malformed';

/** What a hostile file may take at most. */
const MAX_MS = 1000;
const MAX_BYTES = 64 * 1024 * 1024;

const SEED = 20261120;
const CASES = 100_000;

test('a sound file with anything done to it is read or refused, within bounds', async (t) => {
  const result = await runProgram<FuzzResult>('fuzz-program', [String(SEED), String(CASES)]);
  const { reasons, read, slowestMs, peakBytes } = result;
  assert.equal(
    Object.values(reasons).reduce((sum, count) => sum + count, read),
    CASES,
  );
  assert.ok(Object.keys(reasons).length > 15 && read > 0, 'the cases are all alike');
  assert.ok(slowestMs <= MAX_MS && peakBytes <= MAX_BYTES, JSON.stringify(result));
  t.diagnostic(`seed ${SEED}: ${JSON.stringify(result)}`);
});

test('every byte of the header may take every value without a crash', () => {
  const file = buildGguf();
  for (let at = 0; at < file.length - 192; at += 1) {
    const was = file.readUInt8(at);
    for (let byte = 0; byte < 256; byte += 1) {
      file.writeUInt8(byte, at);
      verdictOf(file);
    }
    file.writeUInt8(was, at);
  }
});

test('a sound file cut at any of its first 4096 bytes, or behind them, is refused', (t) => {
  const entries = Array.from({ length: 100 }, (_, n) => entry(`key.${n}`, 8, text('v'.repeat(n))));
  const file = buildGguf({ entries });
  assert.equal(verdictOf(file), null);
  assert.ok(file.length > 4096);
  const reasons = new Set<string | null>();
  for (let length = 0; length < file.length; length += 1) {
    reasons.add(verdictOf(file.subarray(0, length)));
  }
  assert.deepEqual([...reasons], ['truncated', 'tensor_outside_file']);
  t.diagnostic(`${file.length} cuts`);
});

const MEBIBYTE = 1024 * 1024;
const repeat = (count: number, make: (n: number) => Buffer): Buffer[] =>
  Array.from({ length: count }, (_, n) => make(n));
const named = (name: string, n: number): string => `${n}`.padStart(6, '0') + name;

/** Files that are as heavy as the limits let them be, or claim to be heavier. */
const heavy: readonly [string, MalformedReason | null, () => Buffer][] = [
  [
    'as many tensors as there may be',
    'tensor_overlap',
    () =>
      buildGguf({
        tensors: repeat(ggufLimits.tensors, (n) =>
          tensor({ name: named('n'.repeat(57), n), dimensions: [1, 1, 1, 1], type: 0, offset: 0 }),
        ),
      }),
  ],
  [
    'as many keys as there may be, as long as all may be together',
    null,
    () =>
      buildGguf({
        entries: repeat(ggufLimits.metadataEntries, (n) =>
          entry(named('k'.repeat(249), n), 0, Buffer.of(1)),
        ),
      }),
  ],
  [
    'keys of 64 KiB',
    'keys_too_long',
    () =>
      buildGguf({
        entries: repeat(900, (n) => entry(named('k'.repeat(65_000), n), 0, Buffer.of(1))),
      }),
  ],
  [
    'a header full of empty strings',
    null,
    () => buildGguf({ entries: [array('k', 8, 8e6, Buffer.alloc(64e6))] }),
  ],
  [
    'the longest array of flags',
    null,
    () => buildGguf({ entries: [array('k', 7, 16 * MEBIBYTE, Buffer.alloc(16 * MEBIBYTE))] }),
  ],
  [
    'strings of 30 MiB that are not Latin',
    null,
    () =>
      buildGguf({
        entries: repeat(2, (n) => entry(`k${n}`, 8, text(Buffer.alloc(30 * MEBIBYTE, '模')))),
      }),
  ],
  [
    'many strings of 16 KiB',
    null,
    () =>
      buildGguf({
        entries: repeat(4000, (n) => entry(`k${n}`, 8, text(Buffer.alloc(16_000, 'é')))),
      }),
  ],
  [
    'a header that goes on past its limit',
    'header_too_long',
    () => buildGguf({ entries: [array('k', 8, 16 * MEBIBYTE, Buffer.alloc(65 * MEBIBYTE))] }),
  ],
  [
    'a claim of the longest array in a small file',
    'truncated',
    () => buildGguf({ entries: [array('k', 12, 16 * MEBIBYTE)] }),
  ],
  [
    'a claim of all tensors in a small file',
    'truncated',
    () =>
      buildGguf({ tensors: [], tensorCount: ggufLimits.tensors, alignment: 1, data: Buffer.of() }),
  ],
  [
    'a claim of the longest string in a small file',
    'truncated',
    () => buildGguf({ entries: [entry('k', 8, u64(ggufLimits.stringBytes))] }),
  ],
  [
    'a claim of the widest alignment',
    'tensor_outside_file',
    () => buildGguf({ entries: [entry('general.alignment', 4, u32(2 ** 31))] }),
  ],
];

for (const [what, reason, build] of heavy) {
  test(`${what}: judged within a second and 64 MiB`, async (t) => {
    const directory = await mkdtemp(join(tmpdir(), 'heavy-'));
    const path = join(directory, 'model.gguf');
    await writeFile(path, build());
    const result = await runProgram<ParseResult>('parse-program', [path]);
    await rm(directory, { recursive: true });
    assert.equal(result.reason, reason);
    const { slowestMs, peakBytes } = result;
    assert.ok(slowestMs <= MAX_MS && peakBytes <= MAX_BYTES, JSON.stringify(result));
    t.diagnostic(`${slowestMs.toFixed(0)} ms, ${(peakBytes / MEBIBYTE).toFixed(1)} MiB`);
  });
}
