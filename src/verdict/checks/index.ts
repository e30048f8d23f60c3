import type { Check } from '../check';
import { answersAre } from './answers';
import { comparisonIsConstant, comparisonIsTrue } from './comparison';
import { counterGrew } from './counter-grew';
import { emissionIsCheap } from './emission-cost';
import { exitsInTime } from './exits-in-time';
import { logIsQuiet, logTells } from './log-tells';
import { memoryBounded } from './memory-bounded';
import { nothingChanged } from './nothing-changed';
import { recordedInTime } from './recorded-in-time';
import { syncedAtAnswer } from './synced-at-answer';
import { syncsPerEvent } from './syncs-per-event';
import { targetRead, targetUnread } from './target-unread';
import { trailHolds } from './trail-holds';

export { names as counterNames, type CounterReading } from './counter-grew';
export type { AnswerSeen } from './answers';
export { isSyncedBefore, lastAnswer, type DiskCall } from './disk-calls';
export { emissionCost } from './emission-cost';
export type { Matcher } from './matcher';
export type { Situation } from './nothing-changed';
export { PRACTICAL_BAND, medianPairedDifference } from './paired-difference';
export type { FileReading } from './target-unread';
export type { ExpectedEvent, TrailSeen } from './trail-holds';

const all = [
  answersAre,
  comparisonIsConstant,
  comparisonIsTrue,
  counterGrew,
  emissionIsCheap,
  exitsInTime,
  logIsQuiet,
  logTells,
  memoryBounded,
  nothingChanged,
  recordedInTime,
  syncedAtAnswer,
  syncsPerEvent,
  targetRead,
  targetUnread,
  trailHolds,
] as const;

/** Every check of the gate, by name: what a bundle's records refer to. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>(
  all.map((check) => [check.name, check as unknown as Check]),
);

export type CheckName = (typeof all)[number]['name'];
