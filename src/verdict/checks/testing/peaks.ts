import type { CheckCases } from './types';

const sight = (before: number | null, peak: number | null) => ({
  expected: { most_bytes: 100 },
  seen: { before, peak },
});
const hidden = { reason: /the memory of the process could not be read/ };

export const peakBoundedCases: CheckCases = {
  right: {
    'memory that stayed as it was': sight(5000, 5000),
    'memory that grew by as much as it may': sight(5000, 5100),
  },
  wrong: {
    'memory that grew by one byte more': {
      ...sight(5000, 5101),
      codes: ['memory-grew'],
      says: [/^memory to grow by at most 100 bytes$/, /^it grew by 101$/],
    },
  },
  unclear: {
    'a peak that nobody told': { ...sight(5000, null), ...hidden },
    'a beginning that nobody told': { ...sight(null, 5000), ...hidden },
  },
};
