import type { Cursor } from './cursor';
import { ggufLimits } from './limits';
import { mustHold } from './malformed';
import { ARRAY, valueTypes, type Scalar } from './value-types';

/** A value, or the shape of an array: its elements are checked and stepped over, never kept. */
export type MetadataValue =
  | { readonly kind: 'scalar'; readonly type: string; readonly value: Scalar }
  | { readonly kind: 'array'; readonly elementType: string; readonly length: number };

export type Metadata = ReadonlyMap<string, MetadataValue>;

const PRINTABLE_ASCII = /^[\x21-\x7e]+$/;

const readKey = (cursor: Cursor): string => {
  const key = cursor.string({
    maxBytes: ggufLimits.keyBytes,
    tooLong: 'key_too_long',
    notUtf8: 'key_not_ascii',
  });
  mustHold(key !== '', 'key_empty');
  mustHold(PRINTABLE_ASCII.test(key), 'key_not_ascii');
  return key;
};

/** The specification lets arrays nest, llama.cpp refuses it, and no model does: refused. */
const readArray = (cursor: Cursor): MetadataValue => {
  const number = cursor.uint32();
  mustHold(number !== ARRAY, 'nested_array');
  const type = valueTypes.get(number);
  mustHold(type !== undefined, 'unknown_value_type');
  const length = cursor.count(ggufLimits.arrayElements, 'array_too_long');
  type.skip(cursor, length);
  return { kind: 'array', elementType: type.name, length };
};

const readValue = (cursor: Cursor): MetadataValue => {
  const number = cursor.uint32();
  if (number === ARRAY) return readArray(cursor);
  const type = valueTypes.get(number);
  mustHold(type !== undefined, 'unknown_value_type');
  return { kind: 'scalar', type: type.name, value: type.read(cursor) };
};

export const readMetadata = (cursor: Cursor, count: number): Metadata => {
  const metadata = new Map<string, MetadataValue>();
  let keyBytes = 0;
  for (let index = 0; index < count; index += 1) {
    const key = readKey(cursor);
    mustHold(!metadata.has(key), 'duplicate_key');
    keyBytes += key.length;
    mustHold(keyBytes <= ggufLimits.keyBytesInAll, 'keys_too_long');
    metadata.set(key, readValue(cursor));
  }
  return metadata;
};

const isPowerOfTwo = (value: number): boolean => (value & (value - 1)) === 0;

/** Where tensor data may begin: at multiples of this many bytes. */
export const alignmentOf = (metadata: Metadata): number => {
  const given = metadata.get('general.alignment');
  if (given === undefined) return ggufLimits.defaultAlignment;
  mustHold(given.kind === 'scalar' && given.type === 'uint32', 'bad_alignment');
  const alignment = Number(given.value);
  mustHold(alignment >= ggufLimits.minimumAlignment && isPowerOfTwo(alignment), 'bad_alignment');
  return alignment;
};
