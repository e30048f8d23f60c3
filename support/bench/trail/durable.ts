import { comparedFigure, figure, type Series } from '../figure';
import type { DurableFigures } from '../programs/figures';
import { inOwnDirectory, inRounds } from '../rounds';
import { measure } from '../run-program';
import type { Aim, Section } from '../types';

const CONTESTANTS = ['trail', 'pino', 'pino, as many bytes', 'bare chain'] as const;
const PEERS = ['pino', 'pino, as many bytes', 'bare chain'] as const;
const BATCHES = ['100', '1000', '10000'] as const;
const ROUNDS = 3;

/** The aim speaks of batches and names no size: the largest has to reach it. */
const AIMED_BATCH = '10000';
const AIM: Aim = { of: 'value', relation: 'at least', limit: 200_000 };

type Rounds = Record<(typeof CONTESTANTS)[number], DurableFigures[]>;

const series = (rounds: Rounds, who: keyof Rounds, batch: string): Series => ({
  name: `${who}, durable in batches of ${Number(batch).toLocaleString('en')}`,
  unit: 'records/s',
  rounds: rounds[who].map((figures) => figures[batch] ?? Number.NaN),
});

/** How many records a second are emitted and synced, in batches. */
export const durable = async (directory: string): Promise<Section> => {
  const rounds = await inRounds(CONTESTANTS, ROUNDS, (who) =>
    inOwnDirectory(directory, (place) => measure<DurableFigures>('durable', [who, place])),
  );
  return {
    title: 'Durable records: emit a batch, flush, wait until it is synced, over and over',
    method: `${ROUNDS} rounds in turns, half a second for each size; pino writes 4 KiB at a time and ends a batch with flushSync, which fsyncs; the bare chain has its lines ready, and only hashes, writes and syncs them.`,
    figures: BATCHES.flatMap((batch) => [
      ...PEERS.map((peer) =>
        comparedFigure(
          series(rounds, 'trail', batch),
          series(rounds, peer, batch),
          batch === AIMED_BATCH && peer === 'pino' ? AIM : undefined,
        ),
      ),
      ...PEERS.map((peer) => figure(series(rounds, peer, batch))),
    ]),
  };
};
