import type { Aim, Figure } from './types';

const aimedAt = (figure: Figure, aim: Aim): number =>
  (aim.of === 'ratio' ? figure.ratio : figure.value) ?? Number.NaN;

/** Whether a figure keeps its aim; a figure that is no number keeps none. */
export const isMet = (figure: Figure, aim: Aim): boolean =>
  aim.relation === 'at most'
    ? aimedAt(figure, aim) <= aim.limit
    : aimedAt(figure, aim) >= aim.limit;
