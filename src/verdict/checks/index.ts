import type { Check } from '../check';
import { anAlertFires, noAlertFires } from './alerts';
import { answersAre } from './answers';
import { comparisonIsConstant, comparisonIsTrue } from './comparison';
import { counterGrew } from './counter-grew';
import { readmeComplete, readmeGapNoticed } from './documentation';
import { exitsInTime } from './exits-in-time';
import { logIsQuiet, logTells } from './log-tells';
import { nothingChanged } from './nothing-changed';
import { sourceIsClean } from './source-is-clean';
import { targetRead, targetUnread } from './target-unread';
import { trailHolds } from './trail-holds';

export { names as counterNames, type CounterReading } from './counter-grew';
export type { AlertsSeen } from './alerts';
export type { AnswerSeen } from './answers';
export { gaps, type Named, type ReadmeSeen } from './documentation';
export type { Matcher } from './matcher';
export type { Situation } from './nothing-changed';
export { PRACTICAL_BAND, medianPairedDifference } from './paired-difference';
export type { SourceSeen } from './source-is-clean';
export type { FileReading } from './target-unread';
export type { ExpectedEvent, TrailSeen } from './trail-holds';

const all = [
  anAlertFires,
  answersAre,
  comparisonIsConstant,
  comparisonIsTrue,
  counterGrew,
  exitsInTime,
  logIsQuiet,
  logTells,
  noAlertFires,
  nothingChanged,
  readmeComplete,
  readmeGapNoticed,
  sourceIsClean,
  targetRead,
  targetUnread,
  trailHolds,
] as const;

/** Every check of the gate, by name: what a bundle's records refer to. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>(
  all.map((check) => [check.name, check as unknown as Check]),
);

export type CheckName = (typeof all)[number]['name'];
