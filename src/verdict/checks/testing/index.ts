import type { CheckName } from '../index';
import { anAlertFiresCases, noAlertFiresCases } from './alerts';
import { answersCases } from './answers';
import { comparisonIsConstantCases, comparisonIsTrueCases } from './comparisons';
import { countersCases } from './counters';
import { readmeCompleteCases, readmeGapNoticedCases } from './documentation';
import { endingsCases } from './endings';
import { logIsQuietCases, logTellsCases } from './logs';
import { targetReadCases, targetUnreadCases } from './reads';
import { situationsCases } from './situations';
import { sourcesCases } from './sources';
import { trailCases } from './trails';
import type { CheckCases } from './types';

export type { CheckCases, Sight } from './types';

/** What every check of the gate must make of what; one without cases does not compile. */
export const casesOf: Readonly<Record<CheckName, CheckCases>> = {
  'an-alert-fires': anAlertFiresCases,
  'answers-are': answersCases,
  'comparison-is-constant': comparisonIsConstantCases,
  'comparison-is-true': comparisonIsTrueCases,
  'counter-grew': countersCases,
  'exits-in-time': endingsCases,
  'log-is-quiet': logIsQuietCases,
  'log-tells': logTellsCases,
  'no-alert-fires': noAlertFiresCases,
  'nothing-changed': situationsCases,
  'readme-complete': readmeCompleteCases,
  'readme-gap-noticed': readmeGapNoticedCases,
  'source-is-clean': sourcesCases,
  'target-read': targetReadCases,
  'target-unread': targetUnreadCases,
  'trail-holds': trailCases,
};
