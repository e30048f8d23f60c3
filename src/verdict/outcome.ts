/**
 * How a check, a scenario or a requirement may end, worst first (design §2). The kinds never merge:
 * "the subject is wrong", "it broke", "we could not tell", "nobody looked" stay apart to the end.
 */
export const outcomes = [
  'fail',
  'error',
  'inconclusive',
  'not-verified',
  'waived',
  'pass',
] as const;

export type Outcome = (typeof outcomes)[number];

/** The worst of several outcomes; of none, `not-verified`, because nothing was looked at. */
export const worst = (seen: readonly Outcome[]): Outcome =>
  outcomes.find((outcome) => seen.includes(outcome)) ?? 'not-verified';
