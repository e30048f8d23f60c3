const SECONDS = /^\d{1,10}$/;

/** IMF-fixdate, the one form that may still be sent; the obsolete ones are left to the backoff. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

const MS_PER_SECOND = 1_000;

const waitAsked = (value: string, nowMs: number): number => {
  if (SECONDS.test(value)) return Number(value) * MS_PER_SECOND;
  return HTTP_DATE.test(value) ? Date.parse(value) - nowMs : Number.NaN;
};

/**
 * How long a `Retry-After` asks to wait (RFC 9110, 10.2.3: seconds or a date), in milliseconds from 0
 * to `longestMs`. Null when it is absent or says nothing sensible.
 */
export const retryAfterMs = (
  value: string | null,
  nowMs: number,
  longestMs: number,
): number | null => {
  const asked = waitAsked(value?.trim() ?? '', nowMs);
  return Number.isNaN(asked) ? null : Math.min(Math.max(asked, 0), longestMs);
};
