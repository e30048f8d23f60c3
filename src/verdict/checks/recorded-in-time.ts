import { z } from 'zod';
import { defineCheck, judged } from '../check';
import { diskCallSchema, isSyncedBefore } from './disk-calls';

/** An event is in the trail within the interval by itself, whatever follows it or not (FLUSH-9). */
export const recordedInTime = defineCheck({
  name: 'recorded-in-time',
  expects: z.strictObject({
    event: z.string(),
    within_ms: z.number().positive(),
    following: z.enum(['nothing', 'more']),
  }),
  observes: z.strictObject({
    elapsed_ms: z.number().nonnegative().nullable().describe('Null for one that never came.'),
    watched_ms: z.number().nonnegative(),
    calls: z.array(diskCallSchema).nullable().describe('Null where no calls could be traced.'),
  }),
  judge: ({ event, within_ms, following }, { elapsed_ms, watched_ms, calls }) => {
    const expected = `${event} on disk within ${within_ms} ms, though ${following} follows`;
    if (elapsed_ms === null || elapsed_ms > within_ms) {
      const seen = elapsed_ms ?? watched_ms;
      const what = elapsed_ms === null ? 'nothing in' : 'it came after';
      return judged([{ code: 'late', expected, seen: `${what} ${Math.round(seen)} ms` }]);
    }
    if (calls === null) return { outcome: 'pass' };
    const write = calls.findLast(({ holds }) => holds);
    if (write === undefined) return { outcome: 'pass' };
    const isSynced = isSyncedBefore(write, calls, Number.POSITIVE_INFINITY);
    return judged(isSynced ? [] : [{ code: 'late', expected, seen: 'written and not synced' }]);
  },
});
