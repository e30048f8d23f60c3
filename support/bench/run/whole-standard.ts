import { availableParallelism } from 'node:os';
import { comparedFigure, figure, type Series } from '../figure';
import { inOwnDirectory, inRounds } from '../rounds';
import type { Aim, Section } from '../types';
import { runGate, type GateRun } from './run-gate';

const ROUNDS = 2;

const WALL: Aim = { of: 'value', relation: 'at most', limit: 15 };
const FIRST: Aim = { of: 'value', relation: 'at most', limit: 1 };
const SHARE: Aim = { of: 'value', relation: 'at most', limit: 20 };
const FASTER: Aim = { of: 'ratio', relation: 'at least', limit: 1.7 };

const series = (
  name: string,
  unit: string,
  runs: readonly GateRun[],
  of: (run: GateRun) => number,
) => ({ name, unit, rounds: runs.map(of) }) satisfies Series;

const wall = (name: string, runs: readonly GateRun[]): Series =>
  series(name, 's', runs, (run) => run.wall);

/** How many runs fit into a second, so that more workers have more of it. */
const pace = (name: string, runs: readonly GateRun[]): Series =>
  series(name, 'runs/s', runs, (run) => 1 / run.wall);

const share = ({ harness, subjects }: GateRun): number => (100 * harness) / (harness + subjects);

/** The whole standard on the reference, with one worker and with one for each core. */
export const wholeStandard = async (directory: string): Promise<Section> => {
  const workers = { one: 1, all: Math.max(2, availableParallelism()) };
  const runs = await inRounds(['one', 'all'] as const, ROUNDS, (name) =>
    inOwnDirectory(directory, (place) => runGate(place, workers[name])),
  );
  const many = `${workers.all} workers`;
  return {
    title: 'The whole standard on the reference, mock backend',
    method: `${ROUNDS} rounds in turns, each a run from the command line; processor time as the system counts it, of the gate with all its threads, and of all that it started and waited for.`,
    figures: [
      figure(wall(many, runs.all), WALL),
      figure(wall('1 worker', runs.one)),
      comparedFigure(pace(`pace of ${many}`, runs.all), pace('1 worker', runs.one), FASTER),
      figure(
        series('first result', 's', runs.all, (run) => run.firstResult),
        FIRST,
      ),
      figure(series('share of the gate in the processor time', '%', runs.all, share), SHARE),
      figure(series('processor time of a run', 's', runs.all, (run) => run.harness + run.subjects)),
    ],
  };
};
