import { mustHold } from './malformed';
import type { Tensor, TensorEntry } from './tensor-table';

/** Where the data of a file lies: what stands before it, what must divide offsets, where it ends. */
interface Extent {
  readonly headerEnd: number;
  readonly alignment: number;
  readonly fileBytes: number;
}

const alignedUp = (position: number, alignment: number): number =>
  Math.ceil(position / alignment) * alignment;

const refuseOverlap = (tensors: readonly Tensor[]): void => {
  const occupying = tensors.filter(({ bytes }) => bytes > 0);
  let end = 0;
  for (const { offset, bytes } of occupying.toSorted((a, b) => a.offset - b.offset)) {
    mustHold(offset >= end, 'tensor_overlap');
    end = offset + bytes;
  }
};

/**
 * Places tensors in the file. Gaps between them are legal by the specification (llama.cpp wants none),
 * and so is a last tensor without padding behind it; anything outside or twice is not.
 *
 * @throws {MalformedModel} `tensor_unaligned`, `tensor_outside_file`, `tensor_overlap`
 */
export const placeTensors = (
  table: readonly TensorEntry[],
  { headerEnd, alignment, fileBytes }: Extent,
): readonly Tensor[] => {
  const dataStart = BigInt(alignedUp(headerEnd, alignment));
  const placed = table.map(({ name, type, dimensions, bytes, offset }) => {
    mustHold(offset % BigInt(alignment) === 0n, 'tensor_unaligned');
    mustHold(dataStart + offset + bytes <= BigInt(fileBytes), 'tensor_outside_file');
    return { name, type, dimensions, offset: Number(dataStart + offset), bytes: Number(bytes) };
  });
  refuseOverlap(placed);
  return placed;
};
