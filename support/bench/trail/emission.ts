import { comparedFigure, figure, type Series } from '../figure';
import type { EmissionFigures } from '../programs/figures';
import { inOwnDirectory, inRounds } from '../rounds';
import { measure } from '../run-program';
import type { Aim, Figure, Section } from '../types';

const CONTESTANTS = ['trail', 'pino sync', 'pino async', 'winston'] as const;

type Contestant = (typeof CONTESTANTS)[number];

const PEER: Contestant = 'pino async';
const ROUNDS = 5;

const CPU_AIM: Aim = { of: 'ratio', relation: 'at most', limit: 1.5 };

/** EMIT-9: an emission costs its caller under 1 ms. */
const CALL_AIM: Aim = { of: 'value', relation: 'at most', limit: 1000 };

type Rounds = Record<Contestant, EmissionFigures[]>;

interface Quantity {
  readonly label: string;
  readonly unit: string;
  readonly of: (figures: EmissionFigures) => number;
  /** Of the trail alone. */
  readonly aim?: Aim;
}

const QUANTITIES: readonly Quantity[] = [
  { label: 'emissions', unit: 'events/s', of: ({ perSecond }) => perSecond },
  {
    label: 'CPU time per emission',
    unit: 'µs',
    of: ({ cpuMicroseconds }) => cpuMicroseconds,
    aim: CPU_AIM,
  },
  { label: 'call, p50', unit: 'µs', of: ({ p50Microseconds }) => p50Microseconds },
  { label: 'call, p99', unit: 'µs', of: ({ p99Microseconds }) => p99Microseconds, aim: CALL_AIM },
  { label: 'line', unit: 'bytes', of: ({ lineBytes }) => lineBytes },
];

const series = (rounds: Rounds, who: Contestant, { label, unit, of }: Quantity): Series => ({
  name: `${who}, ${label}`,
  unit,
  rounds: rounds[who].map(of),
});

const figuresOf = (rounds: Rounds, quantity: Quantity): Figure[] =>
  CONTESTANTS.map((who) => {
    const mine = series(rounds, who, quantity);
    if (who === PEER) return figure(mine);
    const aim = who === 'trail' ? quantity.aim : undefined;
    return comparedFigure(mine, series(rounds, PEER, quantity), aim);
  });

/** What the chain's hash costs, and what the trail would cost without it. */
const hashingFigures = (rounds: Rounds): Figure[] => {
  const hash: Quantity = {
    label: 'HMAC-SHA256 of a line, alone',
    unit: 'µs',
    of: ({ hashMicroseconds }) => hashMicroseconds,
  };
  const rest: Quantity = {
    label: 'CPU time per emission less the HMAC',
    unit: 'µs',
    of: ({ cpuMicroseconds, hashMicroseconds }) => cpuMicroseconds - hashMicroseconds,
  };
  const cpu: Quantity = {
    label: 'CPU time per emission',
    unit: 'µs',
    of: ({ cpuMicroseconds }) => cpuMicroseconds,
  };
  return [
    comparedFigure(series(rounds, 'trail', hash), series(rounds, 'trail', cpu)),
    comparedFigure(series(rounds, 'trail', rest), series(rounds, PEER, cpu)),
    figure({
      name: 'timing an empty call',
      unit: 'µs',
      rounds: CONTESTANTS.flatMap((who) => rounds[who].map((round) => round.clockMicroseconds)),
    }),
  ];
};

/** What an emission costs beside what general loggers take for the same record. */
export const emission = async (directory: string): Promise<Section> => {
  const rounds = await inRounds(CONTESTANTS, ROUNDS, (who) =>
    inOwnDirectory(directory, (place) => measure<EmissionFigures>('emission', [who, place])),
  );
  return {
    title:
      'Emission: the same events to a file; the trail chains and syncs them, the others do not',
    method: `${ROUNDS} rounds in turns, each in a process of its own: 10,000 to warm up, 30,000 timed to the closed file, 20,000 timed call by call.`,
    figures: [
      ...QUANTITIES.flatMap((quantity) => figuresOf(rounds, quantity)),
      ...hashingFigures(rounds),
    ],
  };
};
