import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { diskCallSchema, isSyncedBefore, lastAnswer, type DiskCall } from './disk-calls';

/**
 * A record is synced before the answer, or was counted as a failed emission (FLUSH-7). Where nothing
 * was traced, that it is there is all that can be said; the assurance tells.
 */
export const syncedAtAnswer = defineCheck({
  name: 'synced-at-answer',
  expects: z.strictObject({ event: z.string() }),
  observes: z.strictObject({
    present: z.boolean().describe('The trail holds the record, and verifies.'),
    counted: z.int().describe('Failed emissions that were counted since the request.'),
    calls: z.array(diskCallSchema).nullable().describe('Null where no calls could be traced.'),
  }),
  judge: ({ event }, { present, counted, calls }) => {
    if (counted > 0) return { outcome: 'pass' };
    if (!present) return judged([missing(event)]);
    if (calls === null) return { outcome: 'pass' };
    const write = calls.findLast(({ holds }) => holds);
    const answer = lastAnswer(calls);
    if (write === undefined || answer === null) {
      const what = write === undefined ? `the write of ${event}` : 'the answer';
      return { outcome: 'inconclusive', reason: `${what} is not among the traced calls` };
    }
    const isSynced = isSyncedBefore(write, calls, answer.begun);
    return judged(isSynced ? [] : [unsynced(event, write, calls)]);
  },
});

const missing = (event: string): Finding => ({
  code: 'not-on-disk',
  expected: `${event} in the trail when the answer came, or a failure counted`,
  seen: 'neither',
});

const unsynced = (event: string, { file }: DiskCall, calls: readonly DiskCall[]): Finding => ({
  code: 'not-synced',
  expected: `a sync of ${file ?? 'the trail'} that completes between the write of ${event} and the answer`,
  seen: calls.map(tell).join(', '),
});

const tell = ({ call, holds, done, ended }: DiskCall): string => {
  const what = holds ? 'write of the record' : call;
  if (ended === null) return `${what} that never ended`;
  return done ? what : `${what} that failed`;
};
