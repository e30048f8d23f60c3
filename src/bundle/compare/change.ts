import { outcomes, type Outcome, type RunVerdict } from '../../verdict';
import type { Change } from './comparison';

/** Worst first. */
const verdicts: readonly RunVerdict[] = ['broken', 'violation', 'incomplete', 'conformant'];

const between = (before: number, after: number): Change =>
  after < before ? 'worse' : after > before ? 'better' : 'same';

/** By the lattice of outcomes; one that is not there any more is worse, a new one is none. */
export const outcomeChange = (before: Outcome | null, after: Outcome | null): Change => {
  if (before === null) return 'same';
  if (after === null) return 'worse';
  return between(outcomes.indexOf(before), outcomes.indexOf(after));
};

/** Whether a run came out better or worse than another. */
export const verdictChange = (before: RunVerdict, after: RunVerdict): Change =>
  between(verdicts.indexOf(before), verdicts.indexOf(after));
