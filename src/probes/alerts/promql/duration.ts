const UNITS = [31_536_000_000, 604_800_000, 86_400_000, 3_600_000, 60_000, 1000, 1] as const;

/** Each unit at most once, the greatest first. */
const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** Reads a duration as Prometheus writes it, `1h30m` say, into milliseconds; null if it is none. */
export const parseDuration = (text: string): number | null => {
  if (text === '0') return 0;
  const counts: readonly (string | undefined)[] | undefined = DURATION.exec(text)?.slice(1);
  if (text === '' || counts === undefined) return null;
  return counts.reduce((sum, count, nth) => sum + Number(count ?? 0) * (UNITS[nth] ?? 0), 0);
};

/** As expressions have it, where a bare number is one of seconds. */
export const parseSpan = (text: string): number | null =>
  /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : parseDuration(text);
