import type { Check } from '../check';
import { anAlertFires, noAlertFires } from './alerts';
import { accountingExact } from './accounting-exact';
import { answersAre } from './answers';
import { chainIsKeyed } from './chain-is-keyed';
import { comparisonIsConstant, comparisonIsTrue } from './comparison';
import { counterGrew } from './counter-grew';
import { readmeComplete, readmeGapNoticed } from './documentation';
import { emissionIsCheap } from './emission-cost';
import { exitsInTime } from './exits-in-time';
import { expirySpares } from './expiry-spares';
import { exportVerifies } from './export-verifies';
import { filesClosed } from './files-closed';
import { linesAreSafe } from './lines-are-safe';
import { flawNoticed } from './flaw-noticed';
import { logIsQuiet, logTells } from './log-tells';
import { memoryBounded } from './memory-bounded';
import { nothingChanged } from './nothing-changed';
import { sourceIsClean } from './source-is-clean';
import { oneChain } from './one-chain';
import { onlyGrew } from './only-grew';
import { ownerAlone } from './owner-alone';
import { policyRefused } from './policy-refused';
import { secondWriterRefused } from './second-writer-refused';
import { secretAbsent } from './secret-absent';
import { tamperingFound } from './tampering-found';
import { recordedInTime } from './recorded-in-time';
import { syncedAtAnswer } from './synced-at-answer';
import { syncsPerEvent } from './syncs-per-event';
import { modelLoaded } from './model-loaded';
import { peakBounded } from './peak-bounded';
import { sealVouches } from './seal-vouches';
import { targetRead, targetUnread } from './target-unread';
import { tornSetAside } from './torn-set-aside';
import { trailHolds } from './trail-holds';
import { workerIs } from './worker-is';

export type { AccountingStep } from './accounting-exact';
export { names as counterNames, type CounterReading } from './counter-grew';
export type { AlertsSeen } from './alerts';
export type { AnswerSeen } from './answers';
export { gaps, type Named, type ReadmeSeen } from './documentation';
export { lackOf, type Lack } from './lacks';
export { isSyncedBefore, lastAnswer, type DiskCall } from './disk-calls';
export { emissionCost } from './emission-cost';
export { describeMatcher, matches, type Matcher } from './matcher';
export type { Situation } from './nothing-changed';
export { judgeInstructions } from './instructions';
export { PRACTICAL_BAND, medianPairedDifference } from './paired-difference';
export { sourceIsClean, type SourceSeen } from './source-is-clean';
export type { FileReading } from './target-unread';
export { valueAt, type ExpectedEvent, type ExpectedTimes, type TrailSeen } from './trail-holds';
export type { VerificationSeen } from './verification';

/** Checks whose observations the report draws. */
export {
  answersAre,
  chainIsKeyed,
  comparisonIsConstant,
  counterGrew,
  emissionIsCheap,
  logIsQuiet,
  logTells,
  recordedInTime,
  syncedAtAnswer,
  syncsPerEvent,
  trailHolds,
};

const all = [
  anAlertFires,
  accountingExact,
  answersAre,
  chainIsKeyed,
  comparisonIsConstant,
  comparisonIsTrue,
  counterGrew,
  emissionIsCheap,
  exitsInTime,
  expirySpares,
  exportVerifies,
  filesClosed,
  flawNoticed,
  linesAreSafe,
  logIsQuiet,
  logTells,
  noAlertFires,
  nothingChanged,
  readmeComplete,
  readmeGapNoticed,
  sourceIsClean,
  oneChain,
  onlyGrew,
  ownerAlone,
  policyRefused,
  secondWriterRefused,
  secretAbsent,
  tamperingFound,
  memoryBounded,
  recordedInTime,
  syncedAtAnswer,
  syncsPerEvent,
  modelLoaded,
  peakBounded,
  sealVouches,
  targetRead,
  targetUnread,
  tornSetAside,
  trailHolds,
  workerIs,
] as const;

/** Every check of the gate, by name: what a bundle's records refer to. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>(
  all.map((check) => [check.name, check as unknown as Check]),
);

export type CheckName = (typeof all)[number]['name'];
