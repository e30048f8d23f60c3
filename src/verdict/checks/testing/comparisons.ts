import type { CheckCases } from './types';

/** Samples around so many milliseconds, off by up to a share of it, the same each time. */
const around = (ms: number, off = 0.01): number[] =>
  Array.from({ length: 61 }, (_, n) => ms * (1 + off * Math.sin(n * 7)));

const sight = (changes: object = {}) => ({
  expected: {},
  seen: {
    ...{ comparison: 'seal.digest', digits: 64 },
    ...{ early_ms: around(3), late_ms: around(3), again_ms: around(3), once_ms: around(0.3) },
    control: { early_ms: around(3), late_ms: around(6) },
    instructions: null,
    ...changes,
  },
});
/** The same time every time. */
const steady = (early: number, late: number, again = early) => ({
  early_ms: around(early, 0),
  late_ms: around(late, 0),
  again_ms: around(again, 0),
});

interface Counted {
  readonly late?: number;
  readonly again?: number;
  readonly lateAgain?: number;
  readonly twice?: number;
}

/** Instructions of a thousand comparisons of forty each, so many more for some of them. */
const counted = ({ late = 0, again = 0, lateAgain = late, twice = 40_000 }: Counted = {}) => {
  const early = 1_000_000;
  return {
    instructions: {
      ...{ comparisons: 1000, early, late: early + late, again: early + again },
      ...{ late_again: early + lateAgain, twice: early + twice },
    },
  };
};

/** A machine on which a second round of the same pairs takes so much longer. */
const noisy = (share: number) => around(3 * (1 + share));

export const comparisonIsConstantCases: CheckCases = {
  right: {
    'a comparison that takes the same time either way': sight(),
    'many rounds that take just twice as long as one': sight({
      ...steady(100, 100),
      once_ms: around(50, 0),
    }),
    'one round that takes no time that could be told': sight({ once_ms: around(0) }),
    'rounds that take no longer than one, where instructions were counted': sight({
      ...counted(),
      once_ms: around(3),
    }),
    'a difference well within the band': sight({ late_ms: around(3.06) }),
    'a difference just as wide as the band': sight(steady(100, 105)),
    'a difference the other way just as wide as the band': sight(steady(100, 95)),
    'noise just as wide as the band': sight(steady(100, 100, 105)),
    'instructions that are the same, on a machine too busy to take times': sight({
      ...counted({ late: 1000, again: -1000, lateAgain: 0 }),
      again_ms: noisy(0.2),
    }),
  },
  wrong: {
    'a comparison that stops at the first difference': {
      ...sight({ late_ms: around(3.6) }),
      codes: ['comparison-leaks'],
      says: [/^seal\.digest: the same time wherever/, /takes (19|20)\.\d to 20\.\d % longer/],
    },
    'a comparison that begins at the end': {
      ...sight({ late_ms: around(2.4) }),
      codes: ['comparison-leaks'],
      says: [/seal\.digest/, /takes -20\.\d to -(19|20)\.\d % longer/],
    },
    'a leak that stands out of the noise of the machine': {
      ...sight({ late_ms: around(4.5), again_ms: noisy(0.2) }),
      codes: ['comparison-leaks'],
      says: [/seal\.digest/, /takes (49|50)\.\d to 50\.\d % longer/],
    },
    'a leak in instructions that is too small to be timed': {
      ...sight(counted({ late: 1001 })),
      codes: ['comparison-leaks'],
      says: [/^seal\.digest: the same instructions/, /takes 1\.0 instructions more$/],
    },
    'a leak in instructions that is just out of what equal work differs by': {
      ...sight(counted({ late: 1800, lateAgain: 1300, again: 1 })),
      codes: ['comparison-leaks'],
      says: [/^seal\.digest: the same instructions/, /takes 1\.5 instructions more$/],
    },
    'a leak the other way, on a machine too busy to take times': {
      ...sight({ ...counted({ late: -64_000 }), again_ms: noisy(0.2) }),
      codes: ['comparison-leaks'],
      says: [/seal\.digest/, /takes -64\.0 instructions more$/],
    },
    'a leak in time where instructions are the same': {
      ...sight({ ...counted(), late_ms: around(3.6) }),
      codes: ['comparison-leaks'],
      says: [/the same time/, /20\.\d % longer/],
    },
  },
  unclear: {
    'a control whose leak was not caught': {
      ...sight({ control: { early_ms: around(3), late_ms: around(3.1) } }),
      reason: /leaky comparison was not caught \(3\.\d to 3\.\d %, band ±5 %\)/,
    },
    'a control that leaks the other way': {
      ...sight({ control: { early_ms: around(6), late_ms: around(3) } }),
      reason: /leaky comparison was not caught \(-50\.\d to -(49|50)\.\d %/,
    },
    'a control whose leak is just as wide as the band': {
      ...sight({ control: { early_ms: around(100, 0), late_ms: around(105, 0) } }),
      reason: /leaky comparison was not caught \(5\.0 to 5\.0 %/,
    },
    'a leak that no working control vouches for': {
      ...sight({
        late_ms: around(6),
        control: { early_ms: around(3), late_ms: around(3) },
      }),
      reason: /leaky comparison was not caught/,
    },
    'equal work that took longer the second time': {
      ...sight({ again_ms: noisy(0.1) }),
      reason: /equal work did not take equal time .*(9|10)\.\d to 10\.\d %/,
    },
    'equal work that took less the second time': {
      ...sight({ again_ms: noisy(-0.1) }),
      reason: /equal work did not take equal time .*-10\.\d to -(9|10)\.\d %/,
    },
    'instructions that differ for equal work': {
      ...sight({ ...counted({ again: 1001, late: 500 }), again_ms: noisy(0.1) }),
      reason: /equal work did not take equal time/,
    },
    'instructions that differ for equal late work': {
      ...sight({ ...counted({ late: 600, lateAgain: -401 }), again_ms: noisy(0.1) }),
      reason: /equal work did not take equal time/,
    },
    'more instructions, but just three times what equal work differs by': {
      ...sight({ ...counted({ late: 1750, lateAgain: 1250 }), again_ms: noisy(0.1) }),
      reason: /equal work did not take equal time/,
    },
    'instructions in which twice the work does not show': {
      ...sight({ ...counted({ twice: 1000, late: 9000 }), again_ms: noisy(0.1) }),
      reason: /equal work did not take equal time/,
    },
    'a difference that is smaller than the noise': {
      ...sight({ late_ms: around(3.3), again_ms: noisy(0.2) }),
      reason: /equal work did not take equal time/,
    },
    'a difference just as large as the noise': {
      ...sight(steady(100, 120, 120)),
      reason: /equal work did not take equal time/,
    },
    'a difference the other way just as large as the noise': {
      ...sight(steady(100, 80, 80)),
      reason: /equal work did not take equal time/,
    },
    'a difference within noise that comes and goes': {
      ...sight({ late_ms: around(3.45), again_ms: straddling(1.2) }),
      reason: /equal work did not take equal time/,
    },
    'a difference the other way within noise that comes and goes': {
      ...sight({ late_ms: around(2.55), again_ms: straddling(0.8) }),
      reason: /equal work did not take equal time/,
    },
    'a comparison that is not what takes the time': {
      ...sight({ once_ms: around(2.9) }),
      reason: /not what takes the time: many rounds took 1\.0 times as long as one$/,
    },
    'many rounds that take not quite twice as long as one': {
      ...sight({ ...steady(100, 99.9), once_ms: around(50, 0) }),
      reason: /not what takes the time: many rounds took 2\.0 times/,
    },
    'a difference of which nobody can say on which side of the band it lies': {
      ...sight({ late_ms: straddling(1.2) }),
      reason: /neither clears the band nor stays within it/,
    },
    'a difference the other way of which nobody can say so either': {
      ...sight({ late_ms: straddling(0.8) }),
      reason: /neither clears the band nor stays within it/,
    },
  },
  vain: {
    'too few samples to tell anything': sight({ late_ms: around(3).slice(0, 8) }),
    'times that cannot be': sight({ late_ms: around(0) }),
    'too few runs of one round': sight({ once_ms: around(0.3).slice(0, 8) }),
    'runs of one round that took less than no time': sight({ once_ms: around(-1) }),
  },
};

/** Half of the samples as ever, half far off: the median may lie anywhere between. */
function straddling(factor: number): number[] {
  return around(3).map((ms, n) => (n % 2 === 0 ? ms : ms * factor));
}

const tried = (...founds: readonly (readonly [string, number, number | null])[]) => ({
  expected: {},
  seen: {
    comparison: 'load.digest',
    cases: founds.map(([what, equal, found]) => ({ what, pairs: 32, equal, found })),
  },
});

export const comparisonIsTrueCases: CheckCases = {
  right: { 'equal found equal and different different': tried(['equal', 32, 32], ['late', 0, 0]) },
  wrong: {
    'equal values called different': {
      ...tried(['equal', 32, 31], ['late', 0, 0]),
      codes: ['comparison-wrong'],
      says: [/^load\.digest finds 32 of 32 pairs equal \(equal\)$/, /^31$/],
    },
    'different values called equal': {
      ...tried(['equal', 32, 32], ['different in the last digit', 0, 32]),
      codes: ['comparison-wrong'],
      says: [/^load\.digest finds 0 of 32 pairs equal \(different in the last digit\)$/, /^32$/],
    },
    'an error where different values are of different length': {
      ...tried(['equal', 32, 32], ['of different length', 0, null]),
      codes: ['comparison-wrong'],
      says: [/^load\.digest finds 0 of 32 pairs equal/, /^an error instead of an answer$/],
    },
    'each of several wrong answers': {
      ...tried(['equal', 32, 0], ['late', 0, 32]),
      codes: ['comparison-wrong', 'comparison-wrong'],
      says: [/\(equal\)/, /^0$/],
    },
  },
  vain: { 'no case at all': tried() },
};
