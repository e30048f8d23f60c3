import type { Cell, Kill, Trial, Trials } from './types';

/** What a mutant came to. */
export type Fate = 'killed' | 'misattributed' | 'survived' | 'not-judged';

const isKill = ({ outcome }: Cell): boolean => outcome === 'fail';

/** Nobody could tell: a probe was missing, or the machine was too busy. */
const isOpen = ({ outcome }: Cell): boolean =>
  outcome === 'inconclusive' || outcome === 'not-verified';

const cellOf = ({ cells }: Trial, requirement: string): Cell | undefined =>
  cells.find((cell) => cell.requirement === requirement);

/**
 * What became of a mutant. It is killed by a requirement that it breaks, and by nothing else: a
 * mutant that other requirements catch shows that the right one is asleep.
 */
export const fateOf = (trial: Trial): Fate => {
  const own = trial.breaks.map((id) => cellOf(trial, id));
  if (own.some((cell) => cell !== undefined && isKill(cell))) return 'killed';
  if (own.some((cell) => cell === undefined || isOpen(cell))) return 'not-judged';
  return trial.cells.some(isKill) ? 'misattributed' : 'survived';
};

/** A requirement that a mutant breaks and that stayed green on it. */
export interface Missed {
  readonly mutant: string;
  readonly requirement: string;
}

/** The requirements that were to catch a mutant and did not, though another one did. */
export const missedBy = (trial: Trial): readonly Missed[] =>
  fateOf(trial) !== 'killed'
    ? []
    : trial.breaks
        .filter((id) => {
          const cell = cellOf(trial, id);
          return cell !== undefined && !isKill(cell) && !isOpen(cell);
        })
        .map((requirement) => ({ mutant: trial.mutant, requirement }));

/**
 * Requirements that must be able to fail and caught no mutant that breaks them; where a mutant that
 * does was not judged, nobody can tell.
 */
export const withoutKill = ({ trials, mustKill }: Trials): readonly string[] =>
  mustKill.filter(
    (id) =>
      !trials.some(
        (trial) =>
          trial.breaks.includes(id) &&
          (fateOf(trial) === 'not-judged' ||
            trial.cells.some((one) => one.requirement === id && isKill(one))),
      ),
  );

/** Requirements that the healthy subject fails: what they say of a mutant proves nothing. */
export const failingOnHealthy = ({ healthy }: Trials): readonly string[] =>
  healthy
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'error')
    .map(({ requirement }) => requirement);

/** Whether a finding names what was expected, what was seen and where the evidence lies. */
export const isClear = (finding: Kill | null): boolean =>
  finding !== null &&
  /\w/.test(finding.expected) &&
  /\w/.test(finding.seen) &&
  finding.expected.trim() !== finding.seen.trim() &&
  /^[0-9a-f]{64}$/.test(finding.evidence);

/** Kills whose finding would leave its reader without help. */
export const unclearKills = ({ trials }: Trials): readonly Missed[] =>
  trials.flatMap(({ mutant, cells }) =>
    cells
      .filter((cell) => isKill(cell) && !isClear(cell.finding))
      .map(({ requirement }) => ({ mutant, requirement })),
  );
