const DAY_MS = 86_400_000;
const YEAR_DAYS = 365.25;

/** When a worker works, in the words of the features: what its clock adds to the time there is. */
export const times = {
  'ten years from now': 10 * YEAR_DAYS * DAY_MS,
  'a day from now': DAY_MS,
  'as of today': 0,
  'six years ago': -6 * YEAR_DAYS * DAY_MS,
  'eight years ago': -8 * YEAR_DAYS * DAY_MS,
} as const satisfies Record<string, number>;

export type TimeName = keyof typeof times;

/** When events are written that are not written now, in the words of the features. */
export const writingTimes = [
  'eight years ago',
  'six years ago',
  'on each side of midnight',
] as const;

export type WritingTime = (typeof writingTimes)[number];

/** How long before midnight a worker begins that has to live through it. */
export const BEFORE_MIDNIGHT_MS = 2500;

/** What has to be added to `nowMs` for the clock to stand just before midnight, UTC. */
export const justBeforeMidnight = (nowMs: number): number =>
  DAY_MS - (nowMs % DAY_MS) - BEFORE_MIDNIGHT_MS;

/** `YYYY-MM-DD`, UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const daysBetween = (fromMs: number, toMs: number): number => (toMs - fromMs) / DAY_MS;
