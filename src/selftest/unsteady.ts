import type { Cell, Trials } from './types';

/** A requirement that did not answer at once what it answered in the end. */
interface Unsteady {
  readonly mutant: string;
  readonly requirement: string;
  readonly outcome: string;
  readonly reasons: string[];
}

const HEALTHY = 'healthy';

/**
 * Every cell that was asked again, or broke off at last: a process that a busy machine kills must not
 * vanish behind an attempt that went well.
 */
export const unsteadyIn = ({ trials, healthy }: Trials): readonly Unsteady[] => [
  ...healthy.flatMap((cell) => unsteady(HEALTHY, cell)),
  ...trials.flatMap(({ mutant, cells }) => cells.flatMap((cell) => unsteady(mutant, cell))),
];

const unsteady = (mutant: string, cell: Cell): readonly Unsteady[] => {
  const { requirement, outcome, reason, cameToNothing = [] } = cell;
  const last = outcome === 'error' ? [reason ?? 'no reason was told'] : [];
  const reasons = [...cameToNothing, ...last];
  return reasons.length === 0 ? [] : [{ mutant, requirement, outcome, reasons }];
};
