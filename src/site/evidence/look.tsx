import type { ComponentChild } from 'preact';
import type { z } from 'zod';
import type { Check } from '../../verdict';
import type { ReportCheck } from '../types';
import { Value } from './value';

/** What a person is shown of an observation of one kind of check. */
export interface Look {
  readonly check: string;
  readonly draw: (check: ReportCheck) => ComponentChild;
}

/**
 * A look at the observations of a check. An observation that is not of the check's shape, as one
 * from another version may be, is laid out as plain values instead.
 */
export const look = <E extends z.ZodType, S extends z.ZodType>(
  { name, expects, observes }: Check<E, S>,
  draw: (expected: z.infer<E>, seen: z.infer<S>) => ComponentChild,
): Look => ({
  check: name,
  draw: (observed) => {
    const expected = expects.safeParse(observed.expected);
    const seen = observes.safeParse(observed.seen);
    return expected.success && seen.success ? draw(expected.data, seen.data) : plain(observed);
  },
});

/** Expected and seen as they were observed, for a check that needs no drawing. */
export const plain = ({ expected, seen }: ReportCheck): ComponentChild => (
  <div class="sides">
    {isEmpty(expected) ? null : (
      <>
        <p class="label">Expected</p>
        <Value value={expected} />
      </>
    )}
    <p class="label">Seen</p>
    <Value value={seen} />
  </div>
);

/** A check that always expects the same says it by its name. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
