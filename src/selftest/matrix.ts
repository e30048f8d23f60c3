import { z } from 'zod';
import { failingOnHealthy, fateOf, missedBy, unclearKills, withoutKill, type Fate } from './rules';
import { unsteadyIn } from './unsteady';
import type { Kill, Trials } from './types';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const killSchema = z.strictObject({
  scenario: z.string(),
  check: z.string(),
  code: z.string(),
  expected: z.string(),
  seen: z.string(),
  evidence: digest.describe('SHA-256 of the observation; it was kept for the run alone.'),
});

const pairSchema = z.strictObject({ mutant: z.string(), requirement: z.string() });

const unsteadySchema = pairSchema.extend({
  outcome: z.string().describe('What it came to in the end.'),
  reasons: z.array(z.string()).min(1).describe('One for each attempt that came to nothing.'),
});

/** Which vices this gate was shown to catch, and with which finding (design §7). */
export const matrixSchema = z.strictObject({
  gate: digest.describe('Of all that judges: features, steps, probes, checks and catalogue.'),
  madeAt: z.iso.datetime(),
  environment: z.strictObject({
    node: z.string(),
    platform: z.string(),
    tracing: z.boolean().describe('Whether system calls could be watched.'),
    seed: z.int().nonnegative(),
  }),
  mutants: z.int().nonnegative(),
  killed: z.int().nonnegative(),
  survivors: z.array(z.string()),
  misattributed: z.array(z.string()),
  missed: z.array(pairSchema),
  requirementsWithoutKill: z.array(z.string()),
  failingOnHealthy: z.array(z.string()),
  unclearFindings: z.array(pairSchema),
  notJudged: z.array(z.string()),
  unsteady: z
    .array(unsteadySchema)
    .optional()
    .describe(
      'What was asked more than once, or broke off: a busy machine, or a gate that is not to be relied on.',
    ),
  matrix: z.array(pairSchema.extend({ finding: killSchema })),
  durationMs: z.int().nonnegative(),
});

export type KillMatrix = z.infer<typeof matrixSchema>;

/** What a matrix is made of besides the trials. */
type Circumstances = Pick<KillMatrix, 'gate' | 'madeAt' | 'environment' | 'durationMs'>;

/** Draws the matrix of what was tried. */
export const drawMatrix = (tried: Trials, around: Circumstances): KillMatrix => {
  const { trials } = tried;
  const of = (fate: Fate): string[] =>
    trials.filter((trial) => fateOf(trial) === fate).map(({ mutant }) => mutant);
  return {
    gate: around.gate,
    madeAt: around.madeAt,
    environment: around.environment,
    mutants: trials.length,
    killed: of('killed').length,
    survivors: of('survived'),
    misattributed: of('misattributed'),
    missed: [...trials.flatMap(missedBy)],
    requirementsWithoutKill: [...withoutKill(tried)],
    failingOnHealthy: [...failingOnHealthy(tried)],
    unclearFindings: [...unclearKills(tried)],
    notJudged: of('not-judged'),
    unsteady: [...unsteadyIn(tried)],
    matrix: trials.flatMap(({ mutant, cells }) =>
      cells.flatMap(({ requirement, finding }) =>
        finding === null ? [] : [{ mutant, requirement, finding: { ...finding } satisfies Kill }],
      ),
    ),
    durationMs: around.durationMs,
  };
};

/** What a self-test amounts to: whether a rule is broken, and else whether anything was left open. */
export const verdictOf = (matrix: KillMatrix): 'conformant' | 'violation' | 'incomplete' => {
  const broken = [
    matrix.survivors,
    matrix.misattributed,
    matrix.missed,
    matrix.requirementsWithoutKill,
    matrix.failingOnHealthy,
    matrix.unclearFindings,
  ];
  if (broken.some((list) => list.length > 0)) return 'violation';
  return matrix.notJudged.length > 0 ? 'incomplete' : 'conformant';
};
