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

const CPU: Quantity = {
  label: 'CPU time per emission',
  unit: 'µs',
  of: ({ cpuMicroseconds }) => cpuMicroseconds,
  aim: CPU_AIM,
};

const QUANTITIES: readonly Quantity[] = [
  { label: 'emissions', unit: 'events/s', of: ({ perSecond }) => perSecond },
  CPU,
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

/** What the chain's hash costs by itself: Node makes a key of bytes anew for every record. */
const HASHES: readonly Quantity[] = [
  {
    label: 'HMAC-SHA256 alone, key given as bytes',
    unit: 'µs',
    of: ({ hashKeyBytesMicroseconds }) => hashKeyBytesMicroseconds,
  },
  {
    label: 'HMAC-SHA256 alone, key given as an object',
    unit: 'µs',
    of: ({ hashKeyObjectMicroseconds }) => hashKeyObjectMicroseconds,
  },
];

const apart = (rounds: Rounds): Figure[] => [
  ...HASHES.map((hash) => comparedFigure(series(rounds, 'trail', hash), series(rounds, PEER, CPU))),
  figure({
    name: 'timing an empty call',
    unit: 'µs',
    rounds: CONTESTANTS.flatMap((who) => rounds[who].map((round) => round.clockMicroseconds)),
  }),
];

/** What an emission costs beside what general loggers take for the same record. */
export const emission = async (directory: string): Promise<Section> => {
  const rounds = await inRounds(CONTESTANTS, ROUNDS, (who) =>
    inOwnDirectory(directory, (place) => measure<EmissionFigures>('emission', [who, place])),
  );
  return {
    title:
      'Emission: the same events to a file; the trail chains and syncs them, the others do not',
    method: `${ROUNDS} rounds in turns, each in a process of its own: 8,000 to warm up, 25,000 timed to the closed file, 10,000 timed call by call.`,
    figures: [...QUANTITIES.flatMap((quantity) => figuresOf(rounds, quantity)), ...apart(rounds)],
  };
};
