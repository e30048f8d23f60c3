/** The time as epoch milliseconds. */
export type Clock = () => number;

let latestMs = Number.NaN;
let latest = '';

/** RFC 3339 in UTC; written once for all that happens within a millisecond. */
export const rfc3339 = (atMs: number): string => {
  if (atMs !== latestMs) {
    latest = new Date(atMs).toISOString();
    latestMs = atMs;
  }
  return latest;
};
