import { median, pairedRatio, spread } from './statistics';
import type { Aim, Figure } from './types';

/** One thing measured over rounds. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly rounds: readonly number[];
}

/** The figure of a series: the median of its rounds, and how far they lay apart. */
export const figure = ({ name, unit, rounds }: Series, aim?: Aim): Figure => ({
  name,
  value: median(rounds),
  unit,
  spread: spread(rounds),
  ...(aim === undefined ? {} : { aim }),
});

/** The same beside a peer's, measured in the same rounds. */
export const comparedFigure = (mine: Series, peer: Series, aim?: Aim): Figure => ({
  ...figure(mine, aim),
  against: peer.name,
  ratio: pairedRatio(mine.rounds, peer.rounds),
});
