/** Why a file is not well-formed GGUF, in words for machines (LOAD-3). */
export const malformedReasons = [
  'truncated',
  'bad_magic',
  'big_endian',
  'unsupported_version',
  'too_many_tensors',
  'too_many_metadata_entries',
  'header_too_long',
  'key_empty',
  'key_too_long',
  'keys_too_long',
  'key_not_ascii',
  'duplicate_key',
  'unknown_value_type',
  'nested_array',
  'array_too_long',
  'string_too_long',
  'string_not_utf8',
  'bool_out_of_range',
  'bad_alignment',
  'tensor_name_empty',
  'tensor_name_too_long',
  'tensor_name_not_utf8',
  'duplicate_tensor',
  'too_many_dimensions',
  'dimension_overflow',
  'unknown_tensor_type',
  'partial_block',
  'tensor_unaligned',
  'tensor_outside_file',
  'tensor_overlap',
] as const;

export type MalformedReason = (typeof malformedReasons)[number];

/** A file that is not well-formed GGUF; nothing of its content is in the message (SECRET-3). */
export class MalformedModel extends Error {
  override readonly name = 'MalformedModel';

  constructor(readonly code: MalformedReason) {
    super(`expected a well-formed GGUF file of version 2 or 3, found ${code}; convert it again`);
  }
}

/** @throws {MalformedModel} unless what must hold does. */
export function mustHold(holds: boolean, otherwise: MalformedReason): asserts holds {
  if (!holds) throw new MalformedModel(otherwise);
}
