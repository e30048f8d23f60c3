import { requirements } from '../../catalogue';
import {
  drawMatrix,
  fateOf,
  type Cell,
  type KillMatrix,
  type Mutant,
  type Subjects,
  type Trials,
} from '../../selftest';
import type { Surroundings } from '../types';
import { assertBuilt, findLayout } from '../layout';
import { tracing } from '../probe-availability';
import { gateDigest } from './gate-digest';
import { openPool } from './pool';
import type { Task, Try } from './types';
import { untilConclusive } from './until-conclusive';

/** What a self-test is asked to do. */
export interface SelftestRequest {
  readonly subjects: Subjects;
  /** Only these requirements; empty for all. */
  readonly requirements: readonly string[];
  /** Whether each mutant meets every requirement, and not those alone that it breaks. */
  readonly all: boolean;
  /** Whether some mutants were left out, so that no requirement need have a kill. */
  readonly isPartial: boolean;
  readonly workers: number;
  readonly seed: number;
}

/** How far a self-test is. */
export interface SelftestProgress {
  readonly done: number;
  readonly total: number;
  readonly subject: string;
  readonly cells: readonly Cell[];
}

/**
 * Tries the gate on subjects that each have one vice, and on the healthy one, and draws the matrix of
 * what was caught by what (design §7).
 *
 * A mutant meets the requirements that it breaks, each until its first failure. One that none of them
 * catches meets all the others as well, until the first failure, so that what survives and what is
 * caught by the wrong requirement are told apart.
 *
 * @throws {RunError} `NOT_BUILT`, `BROKEN`
 */
export const runSelftest = async (
  request: SelftestRequest,
  around: Omit<Surroundings, 'onScenario'>,
  onCell: (progress: SelftestProgress) => void,
): Promise<KillMatrix> => {
  const layout = findLayout();
  assertBuilt(layout);
  const startedAt = around.now();
  const gate = await gateDigest(layout);
  const traced = await tracing(around);
  using pool = openPool(request.workers, {
    run: around.randomHex(8),
    gateVersion: around.gateVersion,
    temporaryDirectory: around.temporaryDirectory,
    tracing: traced,
  });
  const meet = meeting(request, untilConclusive(pool.attempt), onCell);
  const tried = await tryAll(request, meet, traced.available);
  return drawMatrix(tried, {
    gate,
    madeAt: startedAt.toISOString(),
    environment: {
      node: process.version,
      platform: around.platform,
      tracing: traced.available,
      seed: request.seed,
    },
    durationMs: around.now().getTime() - startedAt.getTime(),
  });
};

/** Meets the healthy subject and every mutant with what is to be tried on them. */
const tryAll = async (
  { subjects: { healthy, mutants }, all, isPartial, ...request }: SelftestRequest,
  meet: Meet,
  canTrace: boolean,
): Promise<Trials> => {
  const wanted = requirements.filter(
    ({ id }) => request.requirements.length === 0 || request.requirements.includes(id),
  );
  const ids = wanted.map(({ id }) => id);
  const broken = ids.filter((id) => mutants.some(({ breaks }) => breaks.includes(id)));
  const onHealthy = meet({ name: 'healthy', ...healthy }, isPartial ? broken : ids);
  const onMutants = mutants.map(async (mutant) => {
    const breaks = ids.filter((id) => mutant.breaks.includes(id));
    const isBlind = mutant.needsTracing && !canTrace;
    const cells = isBlind ? [] : await meet(mutant, all ? ids : breaks);
    return { mutant, trial: { mutant: mutant.name, breaks, cells } };
  });
  const [cells, ...first] = await Promise.all([onHealthy, ...onMutants]);
  const second = first.map(async ({ mutant, trial }) => {
    const others = ids.filter((id) => !trial.cells.some(({ requirement }) => requirement === id));
    if (fateOf(trial) !== 'survived' || others.length === 0) return trial;
    return { ...trial, cells: [...trial.cells, ...(await meet(mutant, others, true))] };
  });
  const blocking = wanted.filter(({ severity }) => severity === 'blocking').map(({ id }) => id);
  return {
    trials: await Promise.all(second),
    healthy: cells,
    mustKill: isPartial ? [] : blocking,
  };
};

type Met = Pick<Mutant, 'name' | 'argv' | 'inputs'>;

type Meet = (subject: Met, ids: readonly string[], inOne?: boolean) => Promise<readonly Cell[]>;

/** How a subject meets requirements: one task each, or all in one that ends with the first failure. */
const meeting = (
  { seed }: SelftestRequest,
  attempt: Try,
  onCell: (progress: SelftestProgress) => void,
): Meet => {
  let [done, total] = [0, 0];
  return async ({ name, argv, inputs }, ids, inOne = false) => {
    const tasks = (inOne ? [ids] : ids.map((id) => [id])).map((some): Task => ({
      subject: name,
      argv,
      inputs: { readme: [], alertRules: [], source: [], ...definedOf(inputs) },
      requirements: some,
      failFast: true,
      seed,
    }));
    total += tasks.length;
    const met = tasks.map(async (task) => {
      const cells = await attempt(task);
      done += 1;
      onCell({ done, total, subject: name, cells });
      return cells;
    });
    return (await Promise.all(met)).flat();
  };
};

const definedOf = ({ readme, alertRules, source }: Met['inputs']) => ({
  ...(readme && { readme }),
  ...(alertRules && { alertRules }),
  ...(source && { source }),
});
