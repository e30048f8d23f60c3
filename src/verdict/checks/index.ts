import type { Check } from '../check';
import { accountingExact } from './accounting-exact';
import { answersAre } from './answers';
import { comparisonIsConstant, comparisonIsTrue } from './comparison';
import { counterGrew } from './counter-grew';
import { exitsInTime } from './exits-in-time';
import { logIsQuiet, logTells } from './log-tells';
import { modelLoaded } from './model-loaded';
import { nothingChanged } from './nothing-changed';
import { peakBounded } from './peak-bounded';
import { sealVouches } from './seal-vouches';
import { targetRead, targetUnread } from './target-unread';
import { trailHolds } from './trail-holds';
import { workerIs } from './worker-is';

export type { AccountingStep } from './accounting-exact';
export { names as counterNames, type CounterReading } from './counter-grew';
export type { AnswerSeen } from './answers';
export type { Matcher } from './matcher';
export type { Situation } from './nothing-changed';
export { PRACTICAL_BAND, medianPairedDifference } from './paired-difference';
export type { FileReading } from './target-unread';
export type { ExpectedEvent, TrailSeen } from './trail-holds';

const all = [
  accountingExact,
  answersAre,
  comparisonIsConstant,
  comparisonIsTrue,
  counterGrew,
  exitsInTime,
  logIsQuiet,
  logTells,
  modelLoaded,
  nothingChanged,
  peakBounded,
  sealVouches,
  targetRead,
  targetUnread,
  trailHolds,
  workerIs,
] as const;

/** Every check of the gate, by name: what a bundle's records refer to. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>(
  all.map((check) => [check.name, check as unknown as Check]),
);

export type CheckName = (typeof all)[number]['name'];
