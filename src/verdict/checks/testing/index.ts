import type { CheckName } from '../index';
import { answersCases } from './answers';
import { comparisonIsConstantCases, comparisonIsTrueCases } from './comparisons';
import { countersCases } from './counters';
import { recordedInTimeCases, syncedAtAnswerCases, syncsPerEventCases } from './disk-calls';
import { emissionIsCheapCases, memoryBoundedCases } from './emissions';
import { endingsCases } from './endings';
import { logIsQuietCases, logTellsCases } from './logs';
import { targetReadCases, targetUnreadCases } from './reads';
import { situationsCases } from './situations';
import { trailCases } from './trails';
import type { CheckCases } from './types';

export type { CheckCases, Sight } from './types';

/** What every check of the gate must make of what; one without cases does not compile. */
export const casesOf: Readonly<Record<CheckName, CheckCases>> = {
  'answers-are': answersCases,
  'comparison-is-constant': comparisonIsConstantCases,
  'comparison-is-true': comparisonIsTrueCases,
  'counter-grew': countersCases,
  'emission-is-cheap': emissionIsCheapCases,
  'exits-in-time': endingsCases,
  'log-is-quiet': logIsQuietCases,
  'log-tells': logTellsCases,
  'memory-bounded': memoryBoundedCases,
  'nothing-changed': situationsCases,
  'recorded-in-time': recordedInTimeCases,
  'synced-at-answer': syncedAtAnswerCases,
  'syncs-per-event': syncsPerEventCases,
  'target-read': targetReadCases,
  'target-unread': targetUnreadCases,
  'trail-holds': trailCases,
};
