import { z } from 'zod';
import {
  waiverStates,
  assuranceLevels,
  outcomes,
  type Outcome,
  type RequirementVerdict,
  type ScenarioResult,
  type Standing,
} from '../../verdict';
import type { BundleInput } from '../types';
import { subjectSchema } from './subject';

const count = z.int().nonnegative();
const byOutcome = z.strictObject(
  Object.fromEntries(outcomes.map((outcome) => [outcome, count])) as Record<Outcome, typeof count>,
);

/**
 * `data/results/normalized.json`: what a run came to, without anything that differs between two
 * equal runs (ids, times, places), so that equal runs have an equal digest.
 */
export const resultsSchema = z.strictObject({
  format: z.literal('proofgate/results/1'),
  subject: subjectSchema,
  backend: z.string(),
  verdict: z.enum(['conformant', 'violation', 'incomplete', 'broken']),
  exit: z.int(),
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      outcome: z.enum(outcomes),
      assurance: z.enum(assuranceLevels).nullable(),
      checks: count,
    }),
  ),
  scenarios: z.array(
    z.strictObject({
      id: z.string(),
      requirements: z.array(z.string()),
      outcome: z.enum(outcomes),
      checks: z.array(
        z.strictObject({
          check: z.string(),
          outcome: z.enum(['pass', 'fail', 'inconclusive']),
          provoked: z.boolean(),
          findings: z.array(z.string()),
        }),
      ),
    }),
  ),
  waivers: z.array(
    z.strictObject({
      requirement: z.string(),
      check: z.string(),
      reason: z.string(),
      state: z.enum(waiverStates),
    }),
  ),
  counts: z.strictObject({ requirements: byOutcome, scenarios: byOutcome, checks: count }),
});

export type Results = z.infer<typeof resultsSchema>;

/** What the results are drawn from. */
export type Facts = Pick<BundleInput, 'subject' | 'scenarios' | 'verdicts' | 'verdict' | 'exit'> & {
  readonly standings: readonly Standing[];
};

/** Draws the results of a run. */
export const normalize = ({
  subject,
  scenarios,
  verdicts,
  standings,
  verdict,
  exit,
}: Facts): Results => {
  const { backend, capabilities, ...who } = subject;
  const parts = {
    requirements: verdicts.map(requirementResult),
    scenarios: scenarios.map(scenarioResult),
  };
  return {
    format: 'proofgate/results/1',
    subject: { ...who, capabilities: [...capabilities].sort() },
    backend,
    verdict,
    exit,
    ...parts,
    waivers: standings.map(({ waiver: { requirement, check, reason }, state }) => ({
      ...{ requirement, check, reason, state },
    })),
    counts: countsOf(parts),
  };
};

/** How many of what; the other formats must agree with it. */
export const countsOf = ({
  requirements,
  scenarios,
}: Pick<Results, 'requirements' | 'scenarios'>): Results['counts'] => ({
  requirements: tally(requirements),
  scenarios: tally(scenarios),
  checks: scenarios.reduce((sum, scenario) => sum + scenario.checks.length, 0),
});

const requirementResult = (verdict: RequirementVerdict): Results['requirements'][number] => ({
  id: verdict.id,
  outcome: verdict.outcome,
  assurance: verdict.assurance?.level ?? null,
  checks: verdict.checks,
});

const scenarioResult = (scenario: ScenarioResult): Results['scenarios'][number] => ({
  id: scenario.id,
  requirements: [...scenario.requirements],
  outcome: scenario.outcome,
  checks: scenario.records.map((record) => ({
    check: record.check,
    outcome: record.outcome,
    provoked: record.provoked,
    // Which kinds of finding, not how often: the number of log lines, say, differs between runs.
    findings: [...new Set(record.findings.map((finding) => finding.code))].sort(),
  })),
});

const tally = (results: readonly { readonly outcome: Outcome }[]): Record<Outcome, number> =>
  Object.fromEntries(
    outcomes.map((outcome) => [outcome, results.filter((r) => r.outcome === outcome).length]),
  ) as Record<Outcome, number>;
