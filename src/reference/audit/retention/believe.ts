const DAY_MS = 86_400_000;

/** The longest silence after which the clock is still taken at its word. */
export const MAX_LEAP_DAYS = 31;

/**
 * How far the clock may be believed, given how far it was believed before: as far as it says, unless
 * it leaps ahead by more than a month; then not at all, however often it is asked, until it comes
 * back or an operator confirms it. So a clock ten years ahead removes nothing, on this start or the
 * next ones. It never goes back. A day still to come confirms nothing beyond what the clock says. All
 * in epoch milliseconds.
 */
export const believe = (believedMs: number, nowMs: number, confirmedMs: number | null): number => {
  const anchor = Math.max(believedMs, Math.min(confirmedMs ?? believedMs, nowMs));
  return nowMs <= anchor + MAX_LEAP_DAYS * DAY_MS ? Math.max(anchor, nowMs) : believedMs;
};
