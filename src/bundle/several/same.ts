import { isDeepStrictEqual } from 'node:util';
import { canonical } from '../bag';
import { planDigest } from '../plan';
import type { ToldColumn } from './draw';
import { columnName, columnPlace, isJudged, standsAmong, type Several } from './list';

/**
 * What keeps columns from standing side by side: one that is not of this run, not in its place, or
 * judged otherwise than the others.
 */
export const columnProblems = (
  { subjects, gate }: Several,
  columns: readonly (ToldColumn | null)[],
): readonly string[] => {
  const [first] = columns.filter((one) => one !== null);
  return subjects.flatMap((one, index) => {
    const told = columns[index];
    const who = columnName(one);
    const place = columnPlace(one, index);
    const misplaced =
      isJudged(one) && one.bundle !== place
        ? [`${who} lies in ${one.bundle}, not in ${place}`]
        : [];
    if (!told || !first) return misplaced;
    return [
      ...misplaced,
      ...(isDeepStrictEqual(told.among, standsAmong(subjects, index))
        ? []
        : [
            `the bundle of ${who} says that it is ${JSON.stringify(told.among ?? null).slice(0, 200)}`,
          ]),
      ...Object.entries(common)
        .filter(([, of]) => canonical(of(told)) !== canonical(of(first)))
        .map(([what]) => `the ${what} of ${who} is not that of the others`),
      ...(told.policy.gate.version === gate.version ? [] : [`${who} was judged by another gate`]),
    ];
  });
};

/** What has to be the same for verdicts to be comparable. */
const common: Readonly<Record<string, (column: ToldColumn) => unknown>> = {
  policy: ({ policy }) => policy,
  plan: ({ plan }) => plan && planDigest(plan),
};
