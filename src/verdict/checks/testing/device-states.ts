/** A device of 1000 bytes, as a subject tells of it. */
export const deviceState = (used: number, ...shards: readonly string[]) => ({
  ...{ state: 'running', total_bytes: 1000, used_bytes: used, available_bytes: 1000 - used },
  shards,
});
