import { comparedFigure, figure, type Series } from '../figure';
import type { CriticalFigures, Latency } from '../programs/figures';
import { inOwnDirectory, inRounds } from '../rounds';
import { measure } from '../run-program';
import type { Aim, Figure, Section } from '../types';

const ROUNDS = 3;

/** Of both: a blocking call is the disk alone, but stops the process; an awaited one does not. */
const AIM: Aim = { of: 'ratio', relation: 'at most', limit: 1.15 };

const CONTESTANTS = {
  trail: 'trail',
  bare: 'blocking write + fdatasync',
  bareAsync: 'awaited write + fdatasync',
} as const;

const series = (
  rounds: readonly CriticalFigures[],
  who: keyof typeof CONTESTANTS,
  rank: keyof Latency,
): Series => ({
  name: `${CONTESTANTS[who]}, until synced, ${rank}`,
  unit: 'µs',
  rounds: rounds.map((round) => round[who][rank]),
});

const figuresOf = (rounds: readonly CriticalFigures[], rank: keyof Latency): Figure[] => {
  const bare = series(rounds, 'bare', rank);
  const bareAsync = series(rounds, 'bareAsync', rank);
  const trail = series(rounds, 'trail', rank);
  const aim = rank === 'p50' ? AIM : undefined;
  return [
    comparedFigure(trail, bare, aim),
    comparedFigure(trail, bareAsync, aim),
    figure(bare),
    comparedFigure(bareAsync, bare),
  ];
};

/** How long an operation waits for its CRITICAL event, beside what the disk alone takes. */
export const critical = async (directory: string): Promise<Section> => {
  const { alone } = await inRounds(['alone'], ROUNDS, () =>
    inOwnDirectory(directory, (place) => measure<CriticalFigures>('critical', [place])),
  );
  const samples = alone.reduce((sum, round) => sum + round.samples, 0);
  return {
    title: 'Critical latency: from record() until the event is synced, one at a time',
    method: `${ROUNDS} rounds, the three taking turns within each, ${samples.toLocaleString('en')} times in all, with the same bytes.`,
    figures: [...figuresOf(alone, 'p50'), ...figuresOf(alone, 'p99')],
  };
};
