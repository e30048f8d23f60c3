/** How a line of format `proofgate/1` ends: `"prev_hash":"<64 hex>","hash":"<64 hex>"}`. */
export const HEX_BYTES = 64;

/** From the end of a line back to its hash. */
export const HASH_FROM_END = HEX_BYTES + '"}'.length;

/** From the end of a line back to the end of the bytes that the hash covers. */
export const COVERED_FROM_END = HASH_FROM_END + ',"hash":"'.length;

/** From the end of a line back to its `prev_hash`. */
export const PREV_HASH_FROM_END = COVERED_FROM_END + HEX_BYTES + '"'.length;

/** The longest line a trail may hold, newline left out; the memory of verification hangs on it. */
export const MAX_LINE_BYTES = 1024 * 1024;

/** What a line says of its place, once its form is known to be right. */
export interface Form {
  readonly seq: number;
  /** `log_id` as spelled in the line, quotes included. */
  readonly logIdStart: number;
  readonly logIdEnd: number;
  /** Whether its severity is LIFE: the trail speaks of itself. */
  readonly isLife: boolean;
}
