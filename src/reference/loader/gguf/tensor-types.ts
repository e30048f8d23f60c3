/** How a tensor type packs elements: so many in a block, and so many bytes for it. */
export interface TensorType {
  readonly name: string;
  readonly blockElements: bigint;
  readonly blockBytes: bigint;
}

const packed = (name: string, blockElements: number, blockBytes: number): TensorType => ({
  name,
  blockElements: BigInt(blockElements),
  blockBytes: BigInt(blockBytes),
});

/** The types of ggml by number; the gaps are types that were removed from the format. */
export const tensorTypes: ReadonlyMap<number, TensorType> = new Map([
  [0, packed('F32', 1, 4)],
  [1, packed('F16', 1, 2)],
  [2, packed('Q4_0', 32, 18)],
  [3, packed('Q4_1', 32, 20)],
  [6, packed('Q5_0', 32, 22)],
  [7, packed('Q5_1', 32, 24)],
  [8, packed('Q8_0', 32, 34)],
  [9, packed('Q8_1', 32, 36)],
  [10, packed('Q2_K', 256, 84)],
  [11, packed('Q3_K', 256, 110)],
  [12, packed('Q4_K', 256, 144)],
  [13, packed('Q5_K', 256, 176)],
  [14, packed('Q6_K', 256, 210)],
  [15, packed('Q8_K', 256, 292)],
  [16, packed('IQ2_XXS', 256, 66)],
  [17, packed('IQ2_XS', 256, 74)],
  [18, packed('IQ3_XXS', 256, 98)],
  [19, packed('IQ1_S', 256, 50)],
  [20, packed('IQ4_NL', 32, 18)],
  [21, packed('IQ3_S', 256, 110)],
  [22, packed('IQ2_S', 256, 82)],
  [23, packed('IQ4_XS', 256, 136)],
  [24, packed('I8', 1, 1)],
  [25, packed('I16', 1, 2)],
  [26, packed('I32', 1, 4)],
  [27, packed('I64', 1, 8)],
  [28, packed('F64', 1, 8)],
  [29, packed('IQ1_M', 256, 56)],
  [30, packed('BF16', 1, 2)],
  [34, packed('TQ1_0', 256, 54)],
  [35, packed('TQ2_0', 256, 66)],
  [39, packed('MXFP4', 32, 17)],
  [40, packed('NVFP4', 64, 36)],
  [41, packed('Q1_0', 128, 18)],
  [42, packed('Q2_0', 64, 18)],
]);
