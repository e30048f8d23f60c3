import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  array,
  buildGguf,
  entry,
  tensor,
  text,
  u32,
  u64,
  verdictOf,
  type GgufParts,
} from '../testing';
import type { MalformedReason } from './malformed';
import { parseGguf } from './parse';
import { tensorTypes } from './tensor-types';

const part = { name: 't', dimensions: [8], type: 0, offset: 0 };

test('a sound file is read with its metadata and the places of its tensors', () => {
  for (const version of [2, 3]) {
    const file = buildGguf({ version });
    const { metadata, tensors, ...rest } = parseGguf(file);
    assert.deepEqual(rest, { version });
    assert.deepEqual(metadata.get('general.architecture'), {
      kind: 'scalar',
      type: 'string',
      value: Buffer.from('llama'),
    });
    assert.deepEqual(metadata.get('tokenizer.ggml.tokens'), {
      kind: 'array',
      elementType: 'string',
      length: 3,
    });
    const dataStart = file.length - 192;
    assert.deepEqual(
      tensors.map(({ name, type, offset, bytes }) => [name, type, offset - dataStart, bytes]),
      [
        ['token_embd.weight', 'F32', 0, 48],
        ['blk.0.attn_q.weight', 'Q4_0', 64, 72],
        ['output.weight', 'F32', 160, 32],
      ],
    );
  }
});

const legal: Record<string, Partial<GgufParts>> = {
  'no tensor and no metadata': { tensors: [], entries: [], data: Buffer.alloc(0) },
  'bytes behind the last tensor': { data: Buffer.alloc(500) },
  'a tensor without dimensions': { tensors: [tensor({ ...part, dimensions: [] })] },
  'a tensor without elements': { tensors: [tensor({ ...part, dimensions: [0, 5] })] },
  'a tensor without elements within another': {
    tensors: [
      tensor({ ...part, dimensions: [16] }),
      tensor({ ...part, name: 'u', dimensions: [0], offset: 32 }),
    ],
  },
  'tensors in another order, with a gap': {
    tensors: [tensor({ ...part, offset: 64 }), tensor({ ...part, name: 'u' })],
  },
  'an alignment of 8': {
    entries: [entry('general.alignment', 4, u32(8))],
    alignment: 8,
    tensors: [tensor({ ...part, offset: 8 })],
  },
  'the longest name': { tensors: [tensor({ ...part, name: 'n'.repeat(63) })] },
  'an empty array': { entries: [array('k', 8, 0)] },
};

for (const [what, parts] of Object.entries(legal)) {
  test(`${what} is legal`, () => {
    assert.equal(verdictOf(buildGguf(parts)), null);
  });
}

const malformed: readonly [string, MalformedReason, Partial<GgufParts>][] = [
  ['another magic', 'bad_magic', { magic: 'GGML' }],
  ['version 0', 'unsupported_version', { version: 0 }],
  ['version 1', 'unsupported_version', { version: 1 }],
  ['version 4', 'unsupported_version', { version: 4 }],
  ['a big-endian version', 'big_endian', { version: 0x03000000 }],
  ['a tensor count of -1', 'too_many_tensors', { tensorCount: 2n ** 64n - 1n }],
  ['a tensor count of 2^63', 'too_many_tensors', { tensorCount: 2n ** 63n }],
  ['a tensor count of 2^32', 'too_many_tensors', { tensorCount: 2n ** 32n }],
  ['a metadata count of -1', 'too_many_metadata_entries', { entryCount: 2n ** 64n - 1n }],
  ['a metadata count of 2^63', 'too_many_metadata_entries', { entryCount: 2n ** 63n }],
  ['an empty key', 'key_empty', { entries: [entry('', 4, u32(1))] }],
  ['a key over 65535 bytes', 'key_too_long', { entries: [entry('k'.repeat(65536), 4, u32(1))] }],
  ['a key that is not ASCII', 'key_not_ascii', { entries: [entry('clé', 4, u32(1))] }],
  ['a key with a line feed', 'key_not_ascii', { entries: [entry('a\nb', 4, u32(1))] }],
  ['a key that is not UTF-8', 'key_not_ascii', { entries: [entry(Buffer.of(0xff), 4, u32(1))] }],
  [
    'a key twice',
    'duplicate_key',
    { entries: [entry('k', 4, u32(1)), entry('k', 0, Buffer.of(1))] },
  ],
  ['value type 13', 'unknown_value_type', { entries: [entry('k', 13, u32(1))] }],
  ['value type 2^32 - 1', 'unknown_value_type', { entries: [entry('k', 2 ** 32 - 1)] }],
  ['an array of type 13', 'unknown_value_type', { entries: [array('k', 13, 1, u32(1))] }],
  ['an array of arrays', 'nested_array', { entries: [array('k', 9, 1, u32(4), u64(0))] }],
  ['an array of 2^63 elements', 'array_too_long', { entries: [array('k', 4, 2n ** 63n)] }],
  ['an array longer than the file', 'truncated', { entries: [array('k', 4, 100_000)] }],
  [
    'a string of 2^64 - 1 bytes',
    'string_too_long',
    { entries: [entry('k', 8, u64(2n ** 64n - 1n))] },
  ],
  ['a string longer than the file', 'truncated', { entries: [entry('k', 8, u64(100_000))] }],
  [
    'a string that is not UTF-8',
    'string_not_utf8',
    { entries: [entry('k', 8, text(Buffer.of(0xc0, 0xae)))] },
  ],
  ['a bool of 2', 'bool_out_of_range', { entries: [entry('k', 7, Buffer.of(2))] }],
  ['a bool of 2 in an array', 'bool_out_of_range', { entries: [array('k', 7, 1, Buffer.of(2))] }],
  ...[0, 1, 4, 13, 24, 2 ** 32 - 1].map(
    (alignment): [string, MalformedReason, Partial<GgufParts>] => [
      `an alignment of ${alignment}`,
      'bad_alignment',
      { entries: [entry('general.alignment', 4, u32(alignment))] },
    ],
  ),
  [
    'an alignment of type uint64',
    'bad_alignment',
    { entries: [entry('general.alignment', 10, u64(32))] },
  ],
  [
    'an alignment in an array',
    'bad_alignment',
    { entries: [array('general.alignment', 4, 1, u32(32))] },
  ],
  [
    'an alignment beyond the file',
    'tensor_outside_file',
    { entries: [entry('general.alignment', 4, u32(2 ** 31))] },
  ],
  ['a tensor without a name', 'tensor_name_empty', { tensors: [tensor({ ...part, name: '' })] }],
  [
    'a name of 64 bytes',
    'tensor_name_too_long',
    { tensors: [tensor({ ...part, name: 'n'.repeat(64) })] },
  ],
  [
    'a name that is not UTF-8',
    'tensor_name_not_utf8',
    { tensors: [tensor({ ...part, name: Buffer.of(0xff) })] },
  ],
  [
    'a tensor twice',
    'duplicate_tensor',
    { tensors: [tensor(part), tensor({ ...part, offset: 32 })] },
  ],
  [
    'five dimensions',
    'too_many_dimensions',
    { tensors: [tensor({ ...part, dimensions: [1, 1, 1, 1, 1] })] },
  ],
  [
    'a dimension of 2^63',
    'dimension_overflow',
    { tensors: [tensor({ ...part, dimensions: [2n ** 63n] })] },
  ],
  [
    'dimensions whose product wraps to zero',
    'dimension_overflow',
    { tensors: [tensor({ ...part, dimensions: [2n ** 32n, 2n ** 32n] })] },
  ],
  [
    'a zero that would hide an overflow',
    'dimension_overflow',
    { tensors: [tensor({ ...part, dimensions: [2n ** 40n, 2n ** 40n, 0] })] },
  ],
  ['a removed tensor type', 'unknown_tensor_type', { tensors: [tensor({ ...part, type: 4 })] }],
  ['tensor type 10^6', 'unknown_tensor_type', { tensors: [tensor({ ...part, type: 1e6 })] }],
  [
    'a row that ends within a block',
    'partial_block',
    { tensors: [tensor({ ...part, type: 2, dimensions: [33] })] },
  ],
  ['an unaligned offset', 'tensor_unaligned', { tensors: [tensor({ ...part, offset: 4 })] }],
  [
    'an offset beyond the file',
    'tensor_outside_file',
    { tensors: [tensor({ ...part, offset: 2n ** 64n - 32n })] },
  ],
  [
    'a tensor larger than the file',
    'tensor_outside_file',
    { tensors: [tensor({ ...part, dimensions: [2n ** 50n] })] },
  ],
  [
    'tensors that overlap',
    'tensor_overlap',
    {
      tensors: [tensor({ ...part, dimensions: [16] }), tensor({ ...part, name: 'u', offset: 32 })],
    },
  ],
];

for (const [what, reason, parts] of malformed) {
  test(`${what} is refused: ${reason}`, () => {
    assert.equal(verdictOf(buildGguf(parts)), reason);
  });
}

test('bytes that never were a model are refused', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      (bytes) => verdictOf(Buffer.from(bytes)) !== null,
    ),
  );
});

test('no block of a tensor type is empty', () => {
  for (const { blockElements, blockBytes } of tensorTypes.values()) {
    assert.ok(blockElements > 0n && blockBytes > 0n);
  }
});
