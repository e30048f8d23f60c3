import type { ReviewFinding } from '../types';

export interface Counts {
  readonly blocking: number;
  readonly major: number;
  readonly advisory: number;
  /** Blocking and major ones, which fail the review. */
  readonly failing: number;
}

export const countsOf = (findings: readonly ReviewFinding[]): Counts => {
  const of = (severity: ReviewFinding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const [blocking, major, advisory] = [of('blocking'), of('major'), of('advisory')];
  return { blocking, major, advisory, failing: blocking + major };
};

/** `3 blocking, 1 major`, or `no findings`. */
export const tally = ({ blocking, major, advisory }: Counts): string =>
  (
    [
      [blocking, 'blocking'],
      [major, 'major'],
      [advisory, 'advisory'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ') || 'no findings';

export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
