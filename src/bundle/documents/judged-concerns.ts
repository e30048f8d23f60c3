import { concerns, type Concern } from './concerns';
import { isLookedAt, withOutcome } from './words';
import type { Account, ToldRequirement } from './types';

/**
 * What a run says of a concern, worst first: a requirement under it failed; one could not be
 * decided; some hold and the rest is waived or was not looked at; all hold; nobody looked.
 */
export type ConcernVerdict = 'broken' | 'undecided' | 'waived' | 'partly' | 'shown' | 'unseen';

/** A concern with the requirements of the catalogue that answer it. */
export interface JudgedConcern extends Omit<Concern, 'requirements'> {
  readonly verdict: ConcernVerdict;
  readonly requirements: readonly ToldRequirement[];
}

/** Requirements that no concern claims, as those of a catalogue with more than ours. */
const others: Omit<Concern, 'requirements'> = {
  key: 'others',
  title: 'Other requirements may not hold',
  practice: 'Other requirements',
  risks: ['What they ask for cannot be relied upon.'],
};

/** The concerns of the catalogue a run was judged by, in their order; those without requirements left out. */
export const judgedConcerns = ({ requirements }: Account): readonly JudgedConcern[] => {
  const claimed = new Set<string>(concerns.flatMap((one) => one.requirements));
  const unclaimed = requirements.filter(({ definition }) => !claimed.has(definition.id));
  return [
    ...concerns.map((concern) => {
      const ids = new Set<string>(concern.requirements);
      return { ...concern, own: requirements.filter(({ definition }) => ids.has(definition.id)) };
    }),
    { ...others, own: unclaimed },
  ]
    .filter(({ own }) => own.length > 0)
    .map(({ key, title, practice, risks, own }) => ({
      ...{ key, title, practice, risks, requirements: own, verdict: verdictOf(own) },
    }));
};

const verdictOf = (own: readonly ToldRequirement[]): ConcernVerdict => {
  if (withOutcome(own, 'fail').length > 0) return 'broken';
  if (withOutcome(own, 'error', 'inconclusive').length > 0) return 'undecided';
  const passed = withOutcome(own, 'pass').length;
  const waived = withOutcome(own, 'waived').length;
  if (passed === own.length) return 'shown';
  if (passed + waived === own.length) return 'waived';
  return own.some(isLookedAt) ? 'partly' : 'unseen';
};

/** The requirements under a concern that failed, by how much they weigh. */
export const failedUnder = (
  concern: JudgedConcern,
  severity?: string,
): readonly ToldRequirement[] =>
  withOutcome(concern.requirements, 'fail').filter(
    ({ definition }) => severity === undefined || definition.severity === severity,
  );

/** The verdict in a word or three, as it stands in every table. */
export const concernWord = (concern: JudgedConcern): string => {
  switch (concern.verdict) {
    case 'broken':
      if (failedUnder(concern, 'blocking').length > 0) return '❌ **REQUIRES FIX**';
      if (failedUnder(concern, 'major').length > 0) return '❌ **REQUIRES FIX OR WAIVER**';
      return '⚠️ **FIX RECOMMENDED**';
    case 'undecided':
      return '⚠️ **NOT DECIDED**';
    case 'waived':
      return '⚠️ **ACCEPTED BY WAIVER**';
    case 'partly':
      return '⚠️ **ANSWERED IN PART**';
    case 'shown':
      return '✅ **ANSWERED**';
    case 'unseen':
      return '⬜ **NOT LOOKED AT**';
  }
};
