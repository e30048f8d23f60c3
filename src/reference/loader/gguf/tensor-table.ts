import type { Cursor } from './cursor';
import { ggufLimits } from './limits';
import { mustHold } from './malformed';
import { tensorTypes, type TensorType } from './tensor-types';

/** A tensor as the table has it. Sizes and offsets may be anything yet, hence exact integers. */
export interface TensorEntry {
  readonly name: string;
  readonly type: string;
  readonly dimensions: readonly bigint[];
  readonly bytes: bigint;
  /** From the beginning of the tensor data. */
  readonly offset: bigint;
}

/** A tensor whose data lies in the file. In bytes; `offset` is from the beginning of the file. */
export interface Tensor {
  readonly name: string;
  readonly type: string;
  readonly dimensions: readonly bigint[];
  readonly offset: number;
  readonly bytes: number;
}

const readName = (cursor: Cursor): string => {
  const name = cursor.string({
    maxBytes: ggufLimits.tensorNameBytes,
    tooLong: 'tensor_name_too_long',
    notUtf8: 'tensor_name_not_utf8',
  });
  mustHold(name !== '', 'tensor_name_empty');
  return name;
};

const readDimensions = (cursor: Cursor): readonly bigint[] => {
  const count = cursor.uint32();
  mustHold(count <= ggufLimits.dimensions, 'too_many_dimensions');
  const dimensions = Array.from({ length: count }, () => cursor.uint64());
  // A zero must not hide the overflow of its neighbours, so it counts as one here.
  const elements = dimensions.reduce((product, size) => product * (size || 1n), 1n);
  mustHold(elements <= ggufLimits.tensorElements, 'dimension_overflow');
  return dimensions;
};

const readType = (cursor: Cursor): TensorType => {
  const type = tensorTypes.get(cursor.uint32());
  mustHold(type !== undefined, 'unknown_tensor_type');
  return type;
};

const readTensor = (cursor: Cursor): TensorEntry => {
  const name = readName(cursor);
  const dimensions = readDimensions(cursor);
  const { name: type, blockElements, blockBytes } = readType(cursor);
  const [rowElements = 1n] = dimensions;
  mustHold(rowElements % blockElements === 0n, 'partial_block');
  const elements = dimensions.reduce((product, size) => product * size, 1n);
  const bytes = (elements / blockElements) * blockBytes;
  return { name, type, dimensions, bytes, offset: cursor.uint64() };
};

export const readTensorTable = (cursor: Cursor, count: number): readonly TensorEntry[] => {
  const table = new Map<string, TensorEntry>();
  for (let index = 0; index < count; index += 1) {
    const tensor = readTensor(cursor);
    mustHold(!table.has(tensor.name), 'duplicate_tensor');
    table.set(tensor.name, tensor);
  }
  return [...table.values()];
};
