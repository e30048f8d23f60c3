import { comparedFigure, figure, type Series } from '../figure';
import type { ConcurrentFigures, GroupCommitFigures } from '../programs/figures';
import { inOwnDirectory, inRounds } from '../rounds';
import { measure } from '../run-program';
import type { Figure, Section } from '../types';

const CALLERS = ['1', '10', '100'] as const;
const ROUNDS = 3;

const NAMES = { trail: 'trail', bare: 'a sync each' } as const;

interface Quantity {
  readonly label: string;
  readonly unit: string;
  readonly of: (figures: ConcurrentFigures) => number;
}

const QUANTITIES: readonly Quantity[] = [
  { label: 'records', unit: 'records/s', of: ({ perSecond }) => perSecond },
  { label: 'latency, p50', unit: 'µs', of: ({ p50 }) => p50 },
  { label: 'latency, p99', unit: 'µs', of: ({ p99 }) => p99 },
  {
    label: 'syncs per 1,000 records',
    unit: 'syncs',
    of: ({ syncs, records }) => (1000 * syncs) / records,
  },
];

const series = (
  rounds: readonly GroupCommitFigures[],
  who: keyof typeof NAMES,
  callers: string,
  { label, unit, of }: Quantity,
): Series => ({
  name: `${NAMES[who]}, ${callers} at once, ${label}`,
  unit,
  rounds: rounds.map((round) => {
    const figures = round[callers];
    return figures === undefined ? Number.NaN : of(figures[who]);
  }),
});

/** What concurrent CRITICAL events gain by sharing a sync. */
export const groupCommit = async (directory: string): Promise<Section> => {
  const { alone } = await inRounds(['alone'], ROUNDS, () =>
    inOwnDirectory(directory, (place) => measure<GroupCommitFigures>('group-commit', [place])),
  );
  const figures = CALLERS.flatMap((callers) =>
    QUANTITIES.flatMap((quantity): Figure[] => {
      const peer = series(alone, 'bare', callers, quantity);
      return [comparedFigure(series(alone, 'trail', callers, quantity), peer), figure(peer)];
    }),
  );
  return {
    title: 'Group commit: callers at once, each waiting for its CRITICAL event before the next one',
    method: `${ROUNDS} rounds of half a second each; the peer appends the same bytes and syncs each record for itself, without blocking.`,
    figures,
  };
};
