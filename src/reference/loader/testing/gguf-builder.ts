/** The parts of a GGUF file as bytes, for tests; each may be as wrong as the test wants it. */
export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

export const u64 = (value: bigint | number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

export const text = (value: string | Buffer): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([u64(bytes.length), bytes]);
};

/** A key, the number of its value type, and the value's own bytes. */
export const entry = (key: string | Buffer, type: number, ...value: Buffer[]): Buffer =>
  Buffer.concat([text(key), u32(type), ...value]);

/** An array entry: the number of the element type, how many it claims, and the elements' bytes. */
export const array = (key: string, type: number, length: bigint | number, ...elements: Buffer[]) =>
  entry(key, 9, u32(type), u64(length), ...elements);

export interface TensorPart {
  readonly name: string | Buffer;
  readonly dimensions: readonly (bigint | number)[];
  readonly type: number;
  readonly offset: bigint | number;
}

export const tensor = ({ name, dimensions, type, offset }: TensorPart): Buffer =>
  Buffer.concat([
    text(name),
    u32(dimensions.length),
    ...dimensions.map(u64),
    u32(type),
    u64(offset),
  ]);

export interface GgufParts {
  readonly magic: string;
  readonly version: number;
  readonly tensorCount: bigint | number;
  readonly entryCount: bigint | number;
  readonly entries: readonly Buffer[];
  readonly tensors: readonly Buffer[];
  readonly alignment: number;
  readonly data: Buffer;
}

const F32 = 0;
const Q4_0 = 2;

/** A model with one entry of every kind and three tensors, the last of them ending the file. */
const sound = {
  magic: 'GGUF',
  version: 3,
  entries: [
    entry('general.architecture', 8, text('llama')),
    entry('general.alignment', 4, u32(32)),
    entry('llama.rope.freq_base', 6, Buffer.alloc(4)),
    entry('tokenizer.ggml.add_bos_token', 7, Buffer.of(1)),
    entry('general.parameter_count', 10, u64(2n ** 40n)),
    array('tokenizer.ggml.tokens', 8, 3, text('<s>'), text('a'), text('')),
    array('tokenizer.ggml.scores', 6, 3, Buffer.alloc(12)),
    array('test.flags', 7, 2, Buffer.of(0, 1)),
  ],
  tensors: [
    tensor({ name: 'token_embd.weight', dimensions: [4, 3], type: F32, offset: 0 }),
    tensor({ name: 'blk.0.attn_q.weight', dimensions: [64, 2], type: Q4_0, offset: 64 }),
    tensor({ name: 'output.weight', dimensions: [8], type: F32, offset: 160 }),
  ],
  alignment: 32,
  data: Buffer.alloc(192, 0xa5),
};

/** A sound GGUF file, or one with the given parts put in its place. */
export const buildGguf = (overrides: Partial<GgufParts> = {}): Buffer => {
  const parts = { ...sound, ...overrides };
  const header = Buffer.concat([
    Buffer.from(parts.magic),
    u32(parts.version),
    u64(overrides.tensorCount ?? parts.tensors.length),
    u64(overrides.entryCount ?? parts.entries.length),
    ...parts.entries,
    ...parts.tensors,
  ]);
  const padding = (parts.alignment - (header.length % parts.alignment)) % parts.alignment;
  return Buffer.concat([header, Buffer.alloc(padding), parts.data]);
};
