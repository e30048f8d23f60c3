import {
  observationSchema,
  type AssuranceLevel,
  type Outcome,
  type RunVerdict,
} from '../../verdict';
import { canonical, jsonDigest } from '../bag';
import { BundleError } from '../errors';
import { layout } from '../layout';
import { scenarioSteps } from '../payload';
import { scenarioKey, shardName } from '../plan';
import type { ReadBundle } from '../read-bundle';
import type { PolicyDocument } from '../results';

/** A requirement as a bundle tells of it. */
export interface RequirementFacts {
  readonly id: string;
  readonly outcome: Outcome;
  readonly assurance: AssuranceLevel | null;
  readonly checks: number;
  readonly definition: PolicyDocument['requirements'][number];
}

/** A check as a scenario made it. */
export interface CheckFacts {
  readonly name: string;
  readonly outcome: string;
  /** Digest of what the scenario expected; null where the observation is not to be had. */
  readonly expected: string | null;
}

/** A scenario as a bundle tells of it. */
export interface ScenarioFacts {
  readonly id: string;
  readonly feature: string;
  readonly name: string;
  readonly requirements: readonly string[];
  readonly outcome: Outcome;
  /** Digest of its steps, in words. */
  readonly steps: string;
  readonly checks: readonly CheckFacts[];
}

/** What of a bundle is compared with another. */
export interface BundleFacts {
  readonly name: string;
  readonly manifestSha256: string;
  readonly verdict: RunVerdict;
  /** The subject, the gate and what was asked of the run, each by what it is called. */
  readonly circumstances: Readonly<Record<string, string | null>>;
  readonly seed: number | null;
  readonly requirements: readonly RequirementFacts[];
  readonly scenarios: readonly ScenarioFacts[];
  /** Digest of each check's definition, by name; null in a bundle that does not tell. */
  readonly definitions: Readonly<Record<string, string>> | null;
}

/** Draws from a bundle what is compared. */
export const factsOf = async (bundle: ReadBundle, name: string): Promise<BundleFacts> => ({
  name,
  manifestSha256: bundle.manifestSha256,
  verdict: bundle.results.verdict,
  circumstances: circumstancesOf(bundle),
  seed: seedOf(bundle),
  requirements: requirementsOf(bundle),
  scenarios: await scenariosOf(bundle),
  definitions: bundle.plan?.gate.checks ?? null,
});

const circumstancesOf = ({ subjects, policy, plan, environment }: ReadBundle) => {
  const [subject] = subjects.subjects;
  const { adapter, capabilities, artifact_sha256: artifact, ...rest } = subject;
  const who = Object.entries(rest).map(([key, value]) => [`subject ${key}`, value]);
  return {
    ...Object.fromEntries(who),
    'subject artifact': artifact,
    'subject adapter': `${adapter.name} ${adapter.version}`,
    'subject capabilities': [...capabilities].sort().join(' '),
    'gate version': policy.gate.version,
    'gate code': plan?.gate.sha256 ?? null,
    'demanded assurance': policy.demandedAssurance,
    tags: plan?.tags ?? textOf(environment.facts.tags),
    shard: plan?.shard ? shardName(plan.shard) : null,
  } as Record<string, string | null>;
};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const seedOf = ({ plan, environment }: ReadBundle): number | null => {
  const { seed } = environment.facts;
  return plan?.seed ?? (typeof seed === 'number' ? seed : null);
};

const requirementsOf = ({ results, policy }: ReadBundle): readonly RequirementFacts[] => {
  const definitions = new Map(policy.requirements.map((one) => [one.id, one]));
  return results.requirements.flatMap(({ id, outcome, assurance, checks }) => {
    const definition = definitions.get(id);
    return definition ? [{ id, outcome, assurance, checks, definition }] : [];
  });
};

const scenariosOf = async (bundle: ReadBundle): Promise<readonly ScenarioFacts[]> => {
  const steps = scenarioSteps(bundle.messages);
  const all: ScenarioFacts[] = [];
  for (const scenario of bundle.scenarios) {
    const { id, feature, name, requirements, outcome, records } = scenario;
    const checks: CheckFacts[] = [];
    for (const { check, outcome: came, evidence } of records) {
      checks.push({ name: check, outcome: came, expected: await expectedIn(bundle, evidence) });
    }
    const words = (steps.get(scenarioKey(scenario)) ?? []).map(({ keyword, text, argument }) => ({
      keyword,
      text,
      argument,
    }));
    all.push({ ...{ id, feature, name, requirements, outcome }, steps: jsonDigest(words), checks });
  }
  return all;
};

const expectedIn = async (bundle: ReadBundle, evidence: string): Promise<string | null> => {
  const path = `${layout.evidence}/${evidence}.json`;
  if (!bundle.payload.has(path)) return null;
  try {
    const { expected } = observationSchema.parse(JSON.parse(await bundle.text(path)));
    return jsonDigest(withoutDates(expected));
  } catch (cause) {
    throw new BundleError(
      'NOT_A_BUNDLE',
      `expected a proof bundle that can be read at ${bundle.directory}, but ${path} is missing or ` +
        'no observation; ask proofgate verify what else is wrong with it',
      { cause },
    );
  }
};

/** A trail is named for the day and held to the time of the run: run later, the same is expected. */
const withoutDates = (value: unknown): unknown =>
  JSON.parse(canonical(value).replace(/\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?/g, 'DATE'));
