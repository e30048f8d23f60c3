import type { CheckName } from '../index';
import { accountingCases } from './accounting';
import { answersCases } from './answers';
import { comparisonIsConstantCases, comparisonIsTrueCases } from './comparisons';
import { countersCases } from './counters';
import { endingsCases } from './endings';
import { logIsQuietCases, logTellsCases } from './logs';
import { modelLoadedCases } from './models';
import { peakBoundedCases } from './peaks';
import { targetReadCases, targetUnreadCases } from './reads';
import { sealVouchesCases } from './seals';
import { situationsCases } from './situations';
import { trailCases } from './trails';
import type { CheckCases } from './types';
import { workerIsCases } from './workers';

export type { CheckCases, Sight } from './types';

/** What every check of the gate must make of what; one without cases does not compile. */
export const casesOf: Readonly<Record<CheckName, CheckCases>> = {
  'accounting-exact': accountingCases,
  'answers-are': answersCases,
  'comparison-is-constant': comparisonIsConstantCases,
  'comparison-is-true': comparisonIsTrueCases,
  'counter-grew': countersCases,
  'exits-in-time': endingsCases,
  'log-is-quiet': logIsQuietCases,
  'log-tells': logTellsCases,
  'model-loaded': modelLoadedCases,
  'nothing-changed': situationsCases,
  'peak-bounded': peakBoundedCases,
  'seal-vouches': sealVouchesCases,
  'target-read': targetReadCases,
  'target-unread': targetUnreadCases,
  'trail-holds': trailCases,
  'worker-is': workerIsCases,
};
