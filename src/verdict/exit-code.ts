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

/**
 * What a run amounts to, worst first: among several runs, as among the requirements of one, a
 * violation outweighs what broke.
 */
export const runVerdicts = ['violation', 'broken', 'incomplete', 'conformant'] as const;

export type RunVerdict = (typeof runVerdicts)[number];

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

/** The run that decides for several; of two that came to the same, the one with the greater exit. */
export const worstRun = <T extends { readonly verdict: RunVerdict; readonly exit: number }>(
  runs: readonly T[],
): T => {
  const [first] = [...runs].sort(
    (a, b) => runVerdicts.indexOf(a.verdict) - runVerdicts.indexOf(b.verdict) || b.exit - a.exit,
  );
  if (first) return first;
  throw new RangeError('expected at least one run, found none');
};
