import type { RequirementDefinition, Severity } from '../catalogue';
import type { RequirementVerdict } from './decide';
import { worst, type Outcome } from './outcome';

/** Exit codes of every command (design §2). */
export const exitCodes = {
  conformant: 0,
  violation: 1,
  incomplete: 2,
  usage: 3,
  broken: 4,
} as const;

/** What a run amounts to. */
export type RunVerdict = 'conformant' | 'violation' | 'incomplete' | 'broken';

export type ExitReason = keyof typeof exitCodes;

/** The one function that turns a verdict, or a reason not to reach one, into an exit code. */
export const exitCode = (reason: ExitReason): number => exitCodes[reason];

const meaning: Record<Outcome, RunVerdict> = {
  fail: 'violation',
  error: 'broken',
  inconclusive: 'incomplete',
  'not-verified': 'incomplete',
  waived: 'conformant',
  pass: 'conformant',
};

/** The verdict of a run: its worst requirement, advisory ones left aside. */
export const runVerdict = (
  verdicts: readonly RequirementVerdict[],
  requirements: readonly RequirementDefinition[],
): RunVerdict => {
  const severity = new Map<string, Severity>(requirements.map((r) => [r.id, r.severity]));
  const counted = verdicts.filter((verdict) => severity.get(verdict.id) !== 'advisory');
  return meaning[worst(counted.map((verdict) => verdict.outcome))];
};
