/**
 * What the parser accepts at most (docs/decisions/0010). Where the specification and llama.cpp disagree
 * on a field, the stricter of the two holds; where neither sets a bound, ours is far above any published
 * model and keeps one file from taking the memory or the time of the worker.
 */
export const ggufLimits = {
  /** Versions with 64-bit counts; version 1 had 32-bit ones and llama.cpp has dropped it. */
  versions: [2, 3],
  /** Everything before the tensor data; the largest vocabularies take about 20 MiB. */
  headerBytes: 64 * 1024 * 1024,
  /** The largest models have a few thousand tensors. */
  tensors: 32_768,
  /** Models have some dozens of keys. */
  metadataEntries: 16_384,
  /** The specification's bound. */
  keyBytes: 65_535,
  /** Keys are kept, so they are bounded together too; those of a model take a few KiB. */
  keyBytesInAll: 4 * 1024 * 1024,
  /** A tokenizer may be embedded whole; llama.cpp would take 1 GiB. */
  stringBytes: 32 * 1024 * 1024,
  /** Vocabularies have some hundred thousand entries; llama.cpp would take 2^30. */
  arrayElements: 16 * 1024 * 1024,
  /** The specification says at most 64 bytes, llama.cpp takes fewer than 64. */
  tensorNameBytes: 63,
  /** "Currently at most 4" in the specification, and in llama.cpp. */
  dimensions: 4,
  /** llama.cpp counts elements in signed 64 bits. */
  tensorElements: 2n ** 63n - 1n,
  /** The specification wants a multiple of 8, llama.cpp a power of two. */
  minimumAlignment: 8,
  defaultAlignment: 32,
} as const;
