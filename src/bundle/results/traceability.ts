import { z } from 'zod';
import {
  assuranceSchema,
  outcomes,
  rawEvidenceSchema,
  type RequirementVerdict,
  type ScenarioResult,
} from '../../verdict';
import type { Catalogue, Subject } from '../types';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const checkSchema = z.strictObject({
  check: z.string(),
  outcome: z.enum(outcomes),
  evidence: digest,
  refersTo: z.array(digest).describe('Further evidence that the observation names.'),
});

const scenarioSchema = z.strictObject({
  id: z.string(),
  outcome: z.enum(outcomes),
  checks: z.array(checkSchema),
  raw: z.array(rawEvidenceSchema).describe('What was kept as it was found: trails, transcripts.'),
});

/** `data/trace/traceability.json`: from a clause of the law down to the bytes, and back. */
export const traceabilitySchema = z.strictObject({
  format: z.literal('proofgate/traceability/1'),
  subject: z.strictObject({ name: z.string(), version: z.string(), backend: z.string() }),
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      severity: z.enum(['blocking', 'major', 'advisory']),
      chapter: z.string(),
      regulations: z.array(z.string()),
      outcome: z.enum(outcomes),
      assurance: assuranceSchema.nullable(),
      reason: z.string().nullable(),
      scenarios: z.array(scenarioSchema),
    }),
  ),
  regulations: z.array(
    z.strictObject({
      id: z.string(),
      framework: z.string(),
      clause: z.string(),
      requirements: z.array(z.string()),
    }),
  ),
  uncited: z
    .array(digest)
    .describe('Evidence the run kept that no check rests on, as of scenarios that broke.'),
});

export type Traceability = z.infer<typeof traceabilitySchema>;

/** What evidence there is, and what of it each observation names. */
export interface EvidenceIndex {
  readonly digests: readonly string[];
  readonly namedBy: ReadonlyMap<string, readonly string[]>;
}

/** Ties requirements, clauses, scenarios, checks, evidence and subject together. */
export const traceability = (
  { requirements, regulations }: Catalogue,
  verdicts: readonly RequirementVerdict[],
  scenarios: readonly ScenarioResult[],
  evidence: EvidenceIndex,
  { name, version, backend }: Subject,
): Traceability => {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  return {
    format: 'proofgate/traceability/1',
    subject: { name, version, backend },
    requirements: verdicts.flatMap(({ id, outcome, assurance, reason }) => {
      const definition = byId.get(id);
      if (!definition) return [];
      const { title, severity, chapter } = definition;
      const own = scenarios.filter((scenario) => scenario.requirements.includes(id));
      return [
        {
          ...{ id, title, severity, chapter, regulations: [...definition.regulations] },
          ...{ outcome, assurance, reason },
          scenarios: own.map((scenario) => scenarioTrace(scenario, evidence)),
        },
      ];
    }),
    regulations: regulations.map(({ id, framework, clause }) => ({
      ...{ id, framework, clause },
      requirements: requirements
        .filter((r) => r.regulations.some((own) => own === id))
        .map((r) => r.id),
    })),
    uncited: uncited(scenarios, evidence),
  };
};

const scenarioTrace = (
  { id, outcome, records, raw }: ScenarioResult,
  { namedBy }: EvidenceIndex,
): z.infer<typeof scenarioSchema> => ({
  id,
  outcome,
  checks: records.map((record) => ({
    check: record.check,
    outcome: record.outcome,
    evidence: record.evidence,
    refersTo: [...(namedBy.get(record.evidence) ?? [])],
  })),
  raw: [...raw],
});

const uncited = (
  scenarios: readonly ScenarioResult[],
  { digests, namedBy }: EvidenceIndex,
): string[] => {
  const cited = new Set(
    scenarios.flatMap(({ records, raw }) => [
      ...records.flatMap(({ evidence }) => [evidence, ...(namedBy.get(evidence) ?? [])]),
      ...raw.map(({ sha256 }) => sha256),
    ]),
  );
  return digests.filter((one) => !cited.has(one));
};
