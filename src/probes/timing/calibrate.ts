import type { Pair } from './pairs';

/**
 * What a run took, in milliseconds: on a processor, as far as the system tells, and on the wall.
 */
export interface Taken {
  readonly processorMs: number | null;
  readonly wallMs: number;
}

/** Has a subject go through all pairs so often, and tells from outside what that took. */
export type TimedRun = (pairs: readonly Pair[], rounds: number) => Promise<Taken>;

/** What to read of a run, in milliseconds. */
export type Clock = (taken: Taken) => number;

const onProcessor: Clock = ({ processorMs, wallMs }) => processorMs ?? wallMs;
const onWall: Clock = ({ wallMs }) => wallMs;

/** Long enough for the message itself to weigh little, short enough to fit between disturbances. */
const TARGET_MS = 3;
/** So many times what a run takes that compares each pair once. */
const GROWTH = 3;
const MAX_ROUNDS = 200_000;
/** A processor that has not been worked on while this passed is not the one that compares. */
const PATIENCE_MS = 250;
/** The least of so many runs of one round: a run can be late, but never early. */
const LOOKS = 5;

export interface Calibration {
  readonly clock: Clock;
  readonly rounds: number;
}

/**
 * Finds a clock that runs while pairs are compared, and how many rounds move it far enough: the time
 * on a processor, or that on the wall where the work is done in a process that nobody knows of. If
 * none does, the last one is taken, and what it shows tells the check that it knows nothing.
 */
export const calibrate = async (timed: TimedRun, pairs: readonly Pair[]): Promise<Calibration> => {
  const rounds = await roundsFor(timed, pairs, onProcessor);
  if (rounds !== null) return { clock: onProcessor, rounds };
  return { clock: onWall, rounds: (await roundsFor(timed, pairs, onWall)) ?? MAX_ROUNDS };
};

/**
 * A count is taken only when a second run confirms it: the first runs of a fresh process are slow, and
 * would settle for far too few. Null where no count moves the clock.
 */
const roundsFor = async (
  timed: TimedRun,
  pairs: readonly Pair[],
  clock: Clock,
): Promise<number | null> => {
  const looks: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) looks.push(clock(await timed(pairs, 1)));
  const target = Math.max(TARGET_MS, GROWTH * Math.min(...looks));
  const patience = Math.max(PATIENCE_MS, 2 * target);
  let rounds = 50;
  for (;;) {
    await timed(pairs, rounds);
    const taken = await timed(pairs, rounds);
    const elapsed = clock(taken);
    if (elapsed >= target) return rounds;
    if (rounds >= MAX_ROUNDS || taken.wallMs > patience) return null;
    const factor = Math.min(8, Math.max(1.5, (target / elapsed) * 1.2));
    rounds = Math.min(MAX_ROUNDS, Math.ceil(rounds * factor));
  }
};
