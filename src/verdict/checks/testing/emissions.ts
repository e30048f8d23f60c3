import type { CheckCases } from './types';

/** Times of so many requests: most take a while, every nth longer. */
const times = (usual: number, slow = usual, every = 1000): number[] =>
  Array.from({ length: 400 }, (_, n) => (n % every === every - 1 ? slow : usual));

const cost = { median_ms: 0, p99_ms: 0, idle_p99_ms: 0 };

const sight = (emit_ms: number[], again_ms = times(0.2)) => ({
  expected: { below_ms: 1 },
  seen: { emit_ms, idle_ms: times(0.2), again_ms, cost },
});

/** Slow in one block, and in every block. */
const onceDisturbed = [...times(0.3).slice(0, 200), ...times(9).slice(0, 200)];
const oftenSlow = times(0.3, 9, 20);

export const emissionIsCheapCases: CheckCases = {
  right: {
    'emissions that cost little more than nothing': sight(times(0.3)),
    'emissions that were disturbed in one block and not in the other': sight([
      ...onceDisturbed,
      ...times(0.3),
    ]),
    'emissions that were disturbed in the first block and not in the second': sight([
      ...times(9).slice(0, 200),
      ...times(0.3).slice(0, 200),
    ]),
    'one emission in a hundred that costs too much': sight(times(0.3, 9, 100)),
    'what is cheap though requests that do nothing are slow': sight(times(0.3), times(9)),
  },
  wrong: {
    'emissions that cost too much': {
      ...sight(times(1.2)),
      codes: ['emission-dear'],
      says: [
        /^emission to cost less than 1 ms$/,
        /^1\.000 ms at the median, 1\.000 ms at the 99th/,
      ],
    },
    'one emission in twenty that costs too much': {
      ...sight(oftenSlow),
      codes: ['emission-dear'],
      says: [/less than 1 ms/, /^0\.100 ms at the median, 8\.800 ms at the 99th percentile$/],
    },
    'emissions that cost just the bound in all blocks but one, on whatever machine': {
      ...sight([...times(0.3).slice(0, 200), ...times(1.2)], times(9)),
      codes: ['emission-dear'],
      says: [/less than 1 ms/, /^1\.000 ms at the median, 0\.100 ms at the 99th percentile$/],
    },
    'one emission in twenty that costs just the bound': {
      ...sight(times(0.3, 1.2, 20)),
      codes: ['emission-dear'],
      says: [/less than 1 ms/, /^0\.100 ms at the median, 1\.000 ms at the 99th percentile$/],
    },
    'one emission in twenty that costs too much on a machine disturbed for one block in three': {
      ...sight(oftenSlow, [...times(0.2), ...oftenSlow.slice(0, 200)]),
      codes: ['emission-dear'],
      says: [/less than 1 ms/, /^0\.100 ms at the median, 8\.800 ms/],
    },
    'emissions that cost too much on whatever machine': {
      ...sight(times(5), times(9)),
      codes: ['emission-dear'],
      says: [/less than 1 ms/, /^4\.800 ms at the median/],
    },
  },
  unclear: {
    'a machine on which requests that do nothing are as slow': {
      ...sight(oftenSlow, oftenSlow),
      reason: /requests that do nothing take 8\.800 ms more$/,
    },
    'a machine that is just busy enough to be the cause': {
      ...sight(oftenSlow, times(0.2, 0.45, 20)),
      reason: /requests that do nothing take 0\.250 ms more$/,
    },
    'a machine that is busy enough to be the cause': {
      ...sight(oftenSlow, times(0.2, 0.5, 20)),
      reason: /requests that do nothing take 0\.300 ms more$/,
    },
    'a machine that was left alone for one block in three': {
      ...sight(oftenSlow, [...times(0.2).slice(0, 200), ...oftenSlow]),
      reason: /requests that do nothing take 8\.800 ms more$/,
    },
  },
  vain: { 'too few times': sight([0.1]) },
};

const memory = (before: number[], after: number[], refused_bytes = 1000) => ({
  expected: {},
  seen: { refused_bytes, before, after },
});

export const memoryBoundedCases: CheckCases = {
  right: {
    'memory that stays': memory([5000, 5200], [5000, 5300]),
    'memory that swings and comes back': memory([5000, 9000], [9000, 5499]),
    'memory that shrinks': memory([5000], [4000]),
  },
  wrong: {
    'memory that grows with what is refused': {
      ...memory([5000, 9000], [5500, 9000]),
      codes: ['memory-grows'],
      says: [/grow by less than 500 bytes while 1000 are refused$/, /^it grew by 500 bytes$/],
    },
  },
  unclear: {
    'memory that could not be read before': { ...memory([], [1]), reason: /could not be read/ },
    'memory that could not be read after': { ...memory([1], []), reason: /could not be read/ },
  },
};
