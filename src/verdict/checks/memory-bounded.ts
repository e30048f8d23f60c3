import { z } from 'zod';
import { defineCheck, judged } from '../check';

const bytes = z.int().nonnegative();

/** Of what was refused, memory may seem to keep so much: collectors of garbage take their time. */
const SHARE = 0.5;

/**
 * Memory does not grow with what is refused (EMIT-7): the least that was resident while so many
 * bytes were refused, against the least while as many were refused before.
 */
export const memoryBounded = defineCheck({
  name: 'memory-bounded',
  expects: z.strictObject({}),
  observes: z.strictObject({
    refused_bytes: bytes.describe('Of events refused between the two lots of readings.'),
    before: z.array(bytes).describe('Resident bytes, read from outside.'),
    after: z.array(bytes),
  }),
  judge: (_, { refused_bytes, before, after }) => {
    if (before.length === 0 || after.length === 0) {
      return { outcome: 'inconclusive', reason: 'the memory of the process could not be read' };
    }
    const growth = Math.min(...after) - Math.min(...before);
    const most = Math.floor(refused_bytes * SHARE);
    const expected = `memory to grow by less than ${most} bytes while ${refused_bytes} are refused`;
    const seen = `it grew by ${growth} bytes`;
    return judged(growth < most ? [] : [{ code: 'memory-grows', expected, seen }]);
  },
});
