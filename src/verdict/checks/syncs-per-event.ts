import { z } from 'zod';
import { defineCheck, judged } from '../check';
import { diskCallSchema } from './disk-calls';

/** "Together" is at most one sync for so many events. */
const TOGETHER = 10;

/**
 * Events are synced one by one, or together (FLUSH-8). Where nothing was traced, what is written
 * while nobody asks for it must do: what is not written is not synced.
 */
export const syncsPerEvent = defineCheck({
  name: 'syncs-per-event',
  expects: z.strictObject({
    events: z.int().positive(),
    pace: z.enum(['one by one', 'together']),
  }),
  observes: z.strictObject({
    written: z.int().nonnegative().describe('Records that stood in the trail, asked or not.'),
    calls: z.array(diskCallSchema).nullable().describe('Null where no calls could be traced.'),
  }),
  judge: ({ events, pace }, { written, calls }) => {
    const most = Math.ceil(events / TOGETHER);
    if (calls === null && pace === 'together' && written > most) {
      return {
        outcome: 'inconclusive',
        reason: `${written} were written, and no sync could be seen`,
      };
    }
    if (written > 0 && calls?.every(({ call }) => call !== 'write') === true) {
      return {
        outcome: 'inconclusive',
        reason: `${written} were written, by no call that was traced`,
      };
    }
    const seen = calls === null ? written : syncsIn(calls);
    const what = calls === null ? 'written at once' : 'syncs';
    const isRight = pace === 'together' ? seen <= most : seen >= events;
    const expected =
      pace === 'together'
        ? `at most ${most} syncs for ${events} events`
        : `a sync for each of ${events} events`;
    return judged(isRight ? [] : [{ code: 'wrong-pace', expected, seen: `${seen} ${what}` }]);
  },
});

const syncsIn = (calls: z.infer<typeof diskCallSchema>[]): number =>
  calls.filter(({ call, synced, done }) => done && (call === 'sync' || synced)).length;
