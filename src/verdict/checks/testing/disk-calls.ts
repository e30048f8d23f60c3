import type { DiskCall } from '../disk-calls';
import type { CheckCases } from './types';

const FILE = '2026-11-20.audit';

const call = (
  kind: DiskCall['call'],
  begun: number,
  changes: Partial<DiskCall> = {},
): DiskCall => ({
  ...{ call: kind, file: kind === 'answer' ? null : FILE, begun, ended: begun },
  ...{ done: true, struck: false, synced: false, holds: false },
  ...changes,
});

const write = (begun: number, changes: Partial<DiskCall> = {}) =>
  call('write', begun, { holds: true, ...changes });
const sync = (begun: number, changes: Partial<DiskCall> = {}) => call('sync', begun, changes);
const answer = (begun: number) => call('answer', begun);
const failed = { done: false, struck: true };

const atAnswer = (calls: readonly DiskCall[] | null, changes: object = {}) => ({
  expected: { event: 'PolicyViolation' },
  seen: { present: true, counted: 0, calls, ...changes },
});

const unsynced = (seen: RegExp) => ({
  ...{ codes: ['not-synced'] },
  says: [/^a sync of 2026-11-20\.audit that completes between the write of Pol/, seen] as const,
});

export const syncedAtAnswerCases: CheckCases = {
  right: {
    'a sync between the write and the answer': atAnswer([
      write(1),
      sync(2, { ended: 3 }),
      answer(4),
    ]),
    'a sync of everything': atAnswer([write(1), sync(2, { file: null }), answer(4)]),
    'a write to a file whose every write is synced': atAnswer([
      write(1, { synced: true }),
      answer(2),
    ]),
    'a failed sync after which all is written again': atAnswer([
      ...[write(1), sync(2, failed), write(3), sync(4), answer(5)],
    ]),
    'a failed sync of another file': atAnswer([
      ...[write(1), sync(2, { ...failed, file: 'other.audit' }), sync(3), answer(4)],
    ]),
    'a sync that never ended beside one that did': atAnswer([
      ...[write(1), sync(2, { ended: null, done: false }), sync(3), answer(4)],
    ]),
    'an earlier answer, before all of it': atAnswer([answer(0), write(1), sync(2), answer(3)]),
    'a record that is there where nothing could be traced': atAnswer(null),
    'a record that is not there and was counted': atAnswer(null, { present: false, counted: 1 }),
    'a record that was not synced and was counted': atAnswer([write(1), answer(2)], { counted: 1 }),
  },
  wrong: {
    'a record that is neither there nor counted': {
      ...atAnswer(null, { present: false }),
      codes: ['not-on-disk'],
      says: [/^PolicyViolation in the trail when the answer came, or a failure/, /^neither$/],
    },
    'a write without a sync': {
      ...atAnswer([write(1), answer(2)]),
      ...unsynced(/^write of the record, answer$/),
    },
    'a sync that comes after the answer': {
      ...atAnswer([write(1), answer(2), sync(3)]),
      ...unsynced(/^write of the record, answer, sync$/),
    },
    'a sync that begins before the answer and ends after it': {
      ...atAnswer([write(1), sync(2, { ended: 4 }), answer(3)]),
      ...unsynced(/answer$/),
    },
    'a sync that began before the write ended': {
      ...atAnswer([write(1, { ended: 3 }), sync(2, { ended: 4 }), answer(5)]),
      ...unsynced(/sync, answer$/),
    },
    'a sync of another file': {
      ...atAnswer([write(1), sync(2, { file: 'head.json' }), answer(3)]),
      ...unsynced(/sync, answer$/),
    },
    'a sync that failed and was taken for one that succeeded': {
      ...atAnswer([write(1), sync(2, failed), answer(3)]),
      ...unsynced(/^write of the record, sync that failed, answer$/),
    },
    'a sync that failed and then succeeded without another write': {
      ...atAnswer([write(1), sync(2, failed), sync(3), answer(4)]),
      ...unsynced(/^write of the record, sync that failed, sync, answer$/),
    },
    'a sync that never ended': {
      ...atAnswer([write(1), sync(2, { ended: null, done: false }), answer(3)]),
      ...unsynced(/sync that never ended, answer$/),
    },
    'a write that comes after the answer': {
      ...atAnswer([answer(1), write(2), sync(3)]),
      ...unsynced(/^answer, write of the record, sync$/),
    },
    'a synced write that comes after the answer': {
      ...atAnswer([answer(1), write(2, { synced: true })]),
      ...unsynced(/^answer, write of the record$/),
    },
    'another write in place of a sync': {
      ...atAnswer([write(1), write(2, { holds: false }), answer(3)]),
      codes: ['not-synced'],
      says: [/^a sync of/, /^write of the record, write, answer$/],
    },
    'a write that never ended': {
      ...atAnswer([write(1, { ended: null, done: false }), answer(2)]),
      ...unsynced(/^write of the record that never ended, answer$/),
    },
    'a write that failed': {
      ...atAnswer([write(1, { done: false }), sync(2), answer(3)]),
      ...unsynced(/^write of the record that failed, sync, answer$/),
    },
  },
  unclear: {
    'a trace without the write': {
      ...atAnswer([sync(1), answer(2)]),
      reason: /^the write of PolicyViolation is not among the traced calls$/,
    },
    'a trace without the answer': {
      ...atAnswer([write(1), sync(2)]),
      reason: /^the answer is not among the traced calls$/,
    },
  },
};

const pace = (
  kind: 'one by one' | 'together',
  events: number,
  calls: readonly DiskCall[] | null,
  written = 0,
) => ({ expected: { events, pace: kind }, seen: { written, calls } });

const syncs = (count: number): DiskCall[] =>
  Array.from({ length: count }, (_, n) => [write(2 * n), sync(2 * n + 1)]).flat();

export const syncsPerEventCases: CheckCases = {
  right: {
    'a sync for each event': pace('one by one', 20, syncs(20), 20),
    'a synced write for each event': pace('one by one', 1, [write(1, { synced: true })], 1),
    'one sync for all': pace('together', 20, syncs(1)),
    'no sync while nobody asks for one': pace('together', 20, []),
    'as many syncs as are still together': pace('together', 21, syncs(3)),
    'one sync for all of what was written meanwhile': pace('together', 20, syncs(1), 20),
    'as many written as are still together where nothing could be traced': pace(
      ...(['together', 20, null, 2] as const),
    ),
    'all written at once where nothing could be traced': pace('one by one', 20, null, 20),
    'nothing written where nothing could be traced': pace('together', 20, null, 0),
  },
  wrong: {
    'too few syncs': {
      ...pace('one by one', 20, syncs(19), 20),
      codes: ['wrong-pace'],
      says: [/^a sync for each of 20 events$/, /^19 syncs$/],
    },
    'syncs that failed': {
      ...pace('one by one', 1, [write(1), sync(2, failed)], 1),
      codes: ['wrong-pace'],
      says: [/^a sync for each of 1 events$/, /^0 syncs$/],
    },
    'too many syncs': {
      ...pace('together', 20, syncs(3)),
      codes: ['wrong-pace'],
      says: [/^at most 2 syncs for 20 events$/, /^3 syncs$/],
    },
    'events that are not written at once where nothing could be traced': {
      ...pace('one by one', 20, null, 4),
      codes: ['wrong-pace'],
      says: [/^a sync for each of 20 events$/, /^4 written at once$/],
    },
  },
  unclear: {
    'what is written at once where nothing could be traced': {
      ...pace('together', 20, null, 20),
      reason: /^20 were written, and no sync could be seen$/,
    },
    'what is written by no call that was traced': {
      ...pace('together', 20, [sync(1)], 1),
      reason: /^1 were written, by no call that was traced$/,
    },
  },
};

const inTime = (elapsed_ms: number | null, calls: readonly DiskCall[] | null = null) => ({
  expected: { event: 'SealVerified', within_ms: 3000, following: 'nothing' },
  seen: { elapsed_ms, watched_ms: 6000, calls },
});

const late = (seen: RegExp) => ({
  ...{ codes: ['late'] },
  says: [/^SealVerified on disk within 3000 ms, though nothing follows$/, seen] as const,
});

export const recordedInTimeCases: CheckCases = {
  right: {
    'a record that comes in time': inTime(310),
    'a record that comes in time and is synced': inTime(310, [write(1), sync(2)]),
    'a record whose write is not among the calls': inTime(310, []),
    'a record at the last moment': inTime(3000),
  },
  wrong: {
    'a record that comes too late': { ...inTime(3001.2), ...late(/^it came after 3001 ms$/) },
    'a record that never comes': { ...inTime(null), ...late(/^nothing in 6000 ms$/) },
    'a record that is written and not synced': {
      ...inTime(310, [write(1)]),
      ...late(/^written and not synced$/),
    },
    'a record that waits until no more come': {
      expected: { event: 'SealVerified', within_ms: 3000, following: 'more' },
      seen: { elapsed_ms: null, watched_ms: 5200, calls: null },
      codes: ['late'],
      says: [/within 3000 ms, though more follows$/, /^nothing in 5200 ms$/],
    },
  },
};
