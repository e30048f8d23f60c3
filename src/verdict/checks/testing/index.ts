import type { CheckName } from '../index';
import { anAlertFiresCases, noAlertFiresCases } from './alerts';
import { accountingCases } from './accounting';
import { answersCases } from './answers';
import { chainIsKeyedCases, oneChainCases, tamperingFoundCases } from './chains';
import { comparisonIsConstantCases, comparisonIsTrueCases } from './comparisons';
import { countersCases } from './counters';
import { readmeCompleteCases, readmeGapNoticedCases } from './documentation';
import { recordedInTimeCases, syncedAtAnswerCases, syncsPerEventCases } from './disk-calls';
import { emissionIsCheapCases, memoryBoundedCases } from './emissions';
import { endingsCases } from './endings';
import { linesAreSafeCases, secretAbsentCases } from './hygiene';
import {
  filesClosedCases,
  onlyGrewCases,
  ownerAloneCases,
  secondWriterRefusedCases,
  tornSetAsideCases,
} from './keeping';
import { flawsCases } from './flaws';
import { logIsQuietCases, logTellsCases } from './logs';
import { modelLoadedCases } from './models';
import { peakBoundedCases } from './peaks';
import { targetReadCases, targetUnreadCases } from './reads';
import { exportVerifiesCases, expirySparesCases, policyRefusedCases } from './retention';
import { sealVouchesCases } from './seals';
import { situationsCases } from './situations';
import { sourcesCases } from './sources';
import { trailCases } from './trails';
import type { CheckCases } from './types';
import { workerIsCases } from './workers';

export type { CheckCases, Sight } from './types';

/** What every check of the gate must make of what; a test asks that none is without cases. */
export const casesOf: Readonly<Record<CheckName, CheckCases>> = {
  'an-alert-fires': anAlertFiresCases,
  'accounting-exact': accountingCases,
  'answers-are': answersCases,
  'chain-is-keyed': chainIsKeyedCases,
  'comparison-is-true': comparisonIsTrueCases,
  'counter-grew': countersCases,
  'emission-is-cheap': emissionIsCheapCases,
  'exits-in-time': endingsCases,
  'expiry-spares': expirySparesCases,
  'export-verifies': exportVerifiesCases,
  'files-closed': filesClosedCases,
  'flaw-noticed': flawsCases,
  'lines-are-safe': linesAreSafeCases,
  'log-is-quiet': logIsQuietCases,
  'log-tells': logTellsCases,
  'no-alert-fires': noAlertFiresCases,
  'nothing-changed': situationsCases,
  'readme-complete': readmeCompleteCases,
  'readme-gap-noticed': readmeGapNoticedCases,
  'source-is-clean': sourcesCases,
  'one-chain': oneChainCases,
  'only-grew': onlyGrewCases,
  'owner-alone': ownerAloneCases,
  'policy-refused': policyRefusedCases,
  'second-writer-refused': secondWriterRefusedCases,
  'secret-absent': secretAbsentCases,
  'tampering-found': tamperingFoundCases,
  'memory-bounded': memoryBoundedCases,
  'recorded-in-time': recordedInTimeCases,
  'synced-at-answer': syncedAtAnswerCases,
  'syncs-per-event': syncsPerEventCases,
  'model-loaded': modelLoadedCases,
  'peak-bounded': peakBoundedCases,
  'seal-vouches': sealVouchesCases,
  'target-read': targetReadCases,
  'target-unread': targetUnreadCases,
  'torn-set-aside': tornSetAsideCases,
  'trail-holds': trailCases,
  'worker-is': workerIsCases,
  // Last: they take the longest, and who breaks another check need not wait for them.
  'comparison-is-constant': comparisonIsConstantCases,
};
