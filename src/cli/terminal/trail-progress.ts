import type { TrailSource } from '../../probes';

/** Seldom enough to cost nothing, often enough to see that something is going on. */
const STEP_BYTES = 16 * 1024 * 1024;

/** The same trail, telling after every 16 MiB how much of it was read. */
export const watched = (source: TrailSource, show: (text: string) => void): TrailSource => {
  let bytes = 0;
  let nextBytes = STEP_BYTES;
  return {
    ...source,
    async *read(name) {
      for await (const piece of source.read(name)) {
        bytes += piece.length;
        if (bytes >= nextBytes) {
          show(`${Math.floor(bytes / STEP_BYTES) * 16} MiB read, now in ${name}`);
          nextBytes = bytes + STEP_BYTES;
        }
        yield piece;
      }
    },
  };
};
