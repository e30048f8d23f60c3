import type { ClosedFile } from '../custody';

const DAY_MS = 86_400_000;

/**
 * The files whose time is over: of the oldest, as many as have all expired, so that what remains is
 * one unbroken chain. `atMs` is a believed time, never the bare clock.
 */
export const expired = (
  files: readonly ClosedFile[],
  days: number,
  atMs: number,
): readonly ClosedFile[] => {
  const isYoung = ({ closed_at }: ClosedFile) => Date.parse(closed_at) + days * DAY_MS > atMs;
  const firstYoung = files.findIndex(isYoung);
  return firstYoung === -1 ? files : files.slice(0, firstYoung);
};
