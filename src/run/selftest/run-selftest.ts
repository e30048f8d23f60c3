import { requirements } from '../../catalogue';
import {
  drawMatrix,
  fateOf,
  type Cell,
  type KillMatrix,
  type Mutant,
  type Subjects,
  type Trial,
} from '../../selftest';
import type { Surroundings } from '../types';
import { assertBuilt, findLayout } from '../layout';
import { tracing } from '../probe-availability';
import { gateDigest } from './gate-digest';
import { openPool } from './pool';
import type { Task, Try } from './types';

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

/** How often a requirement is asked again that a busy machine left open. */
const ATTEMPTS = 3;

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
  const traced = await tracing(around);
  const { subjects, seed } = request;
  using pool = openPool(request.workers, {
    run: around.randomHex(8),
    gateVersion: around.gateVersion,
    temporaryDirectory: around.temporaryDirectory,
    tracing: traced,
  });
  const wanted = requirements
    .map(({ id }) => id)
    .filter((id) => request.requirements.length === 0 || request.requirements.includes(id));
  const broken = wanted.filter((id) => subjects.mutants.some(({ breaks }) => breaks.includes(id)));
  const meet = meeting(request, untilConclusive(pool.attempt), onCell);
  const [healthy, ...trials] = await Promise.all([
    meet({ name: 'healthy', ...subjects.healthy }, request.isPartial ? broken : wanted),
    ...subjects.mutants.map(async (mutant): Promise<Trial> => {
      const own = mutant.breaks.filter((id) => (wanted as readonly string[]).includes(id));
      const cells = await meet(mutant, request.all ? wanted : own);
      return { mutant: mutant.name, breaks: own, cells };
    }),
  ]);
  const settled = await Promise.all(
    trials.map(async (trial): Promise<Trial> => {
      const others = wanted.filter((id) => !trial.cells.some((cell) => cell.requirement === id));
      const mutant = subjects.mutants.find(({ name }) => name === trial.mutant);
      if (fateOf(trial) !== 'survived' || others.length === 0 || !mutant) return trial;
      return { ...trial, cells: [...trial.cells, ...(await meet(mutant, others, true))] };
    }),
  );
  const isBlocking = new Set<string>(
    requirements.filter(({ severity }) => severity === 'blocking').map(({ id }) => id),
  );
  return drawMatrix(
    {
      trials: settled,
      healthy,
      mustKill: request.isPartial ? [] : wanted.filter((id) => isBlocking.has(id)),
    },
    {
      gate: await gateDigest(layout),
      madeAt: startedAt.toISOString(),
      environment: {
        node: process.version,
        platform: around.platform,
        tracing: traced.available,
        seed,
      },
      durationMs: around.now().getTime() - startedAt.getTime(),
    },
  );
};

type Met = Pick<Mutant, 'name' | 'argv' | 'inputs'>;

/** How a subject meets requirements: one task each, or all in one that ends with the first failure. */
const meeting = (
  { seed }: SelftestRequest,
  attempt: Try,
  onCell: (progress: SelftestProgress) => void,
) => {
  let [done, total] = [0, 0];
  return async (
    { name, argv, inputs }: Met,
    ids: readonly string[],
    inOne = false,
  ): Promise<readonly Cell[]> => {
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

/** What a busy machine leaves open is asked again: only a conclusive answer counts either way. */
const untilConclusive =
  (attempt: Try): Try =>
  async (task) => {
    for (let tries = 1; ; tries += 1) {
      const cells = await attempt(task);
      const isOpen = cells.some(({ outcome }) => outcome === 'inconclusive');
      if (!isOpen || tries === ATTEMPTS) return cells;
    }
  };
