import {
  catalogSchema,
  planSchema,
  resultsSchema,
  type OscalCatalog,
  type OscalFinding,
  type OscalObservation,
  type OscalPlan,
  type OscalResults,
} from './oscal-schemas';
import { controlsIn, valueOf } from './oscal-words';
import { outcomeSchema, type Entry } from './told';

/** The three documents, each of its shape. */
export interface OscalDocuments {
  readonly catalog: OscalCatalog;
  readonly plan: OscalPlan;
  readonly results: OscalResults;
}

/** What is found of one requirement. */
export interface ControlFinding extends Entry {
  readonly satisfied: boolean;
  readonly reason: 'pass' | 'fail' | 'other';
  readonly checks: number;
  /** Scenarios, as the observations it rests on name them. */
  readonly scenarios: readonly string[];
}

/** What was seen in one scenario. */
export interface ScenarioSeen extends Entry {
  readonly checks: number;
  /** Where each piece lies, after the check it was for and how that ended, if it was for one. */
  readonly evidence: readonly string[];
}

/** What the documents tell. */
export interface OscalTold {
  readonly controls: {
    readonly catalog: readonly string[];
    readonly plan: readonly string[];
    readonly results: readonly string[];
  };
  readonly findings: readonly ControlFinding[];
  readonly planned: readonly string[];
  readonly seen: readonly ScenarioSeen[];
  readonly exit: string | undefined;
}

/** Reads `catalog.json`. */
export const readCatalog = (text: string): OscalCatalog =>
  catalogSchema.parse(JSON.parse(text)).catalog;

/** Reads `assessment-plan.json`. */
export const readPlan = (text: string): OscalPlan =>
  planSchema.parse(JSON.parse(text))['assessment-plan'];

/** Reads `assessment-results.json`. */
export const readResults = (text: string): OscalResults =>
  resultsSchema.parse(JSON.parse(text))['assessment-results'];

/** @throws when a property that must be there is not, or a finding is about no control. */
export const tellOscal = ({ catalog, plan, results }: OscalDocuments): OscalTold => {
  const controls = catalog.groups.flatMap((group) => group.controls);
  const controlOf = new Map(
    controls.flatMap(({ id, parts }) =>
      parts.filter(({ name }) => name === 'assessment-objective').map((part) => [part.id, id]),
    ),
  );
  const [result] = results.results;
  const seen = new Map(result.observations.map((one) => [one.uuid, scenarioSeen(one)]));
  return {
    controls: {
      catalog: controls.map(({ id }) => id),
      plan: controlsIn(plan['reviewed-controls']),
      results: controlsIn(result['reviewed-controls']),
    },
    findings: result.findings.map((finding) => controlFinding(finding, controlOf, seen)),
    planned: plan['local-definitions'].activities.map(({ props }) => need(props, 'scenario')),
    seen: [...seen.values()],
    exit: valueOf(result.props, 'exit'),
  };
};

const need = (props: OscalFinding['props'], name: string): string => {
  const value = valueOf(props, name);
  if (value === undefined) throw new RangeError(`expected a property ${name}, found none`);
  return value;
};

const controlFinding = (
  { props, target, 'related-observations': related = [] }: OscalFinding,
  controlOf: ReadonlyMap<string, string>,
  seen: ReadonlyMap<string, ScenarioSeen>,
): ControlFinding => ({
  id: controlOf.get(target['target-id']) ?? `${target['target-id']}, which is no objective`,
  outcome: outcomeSchema.parse(need(props, 'outcome')),
  satisfied: target.status.state === 'satisfied',
  reason: target.status.reason,
  checks: Number(need(props, 'checks')),
  scenarios: related.map((one) => seen.get(one['observation-uuid'])?.id ?? 'no scenario'),
});

const scenarioSeen = (observation: OscalObservation): ScenarioSeen => {
  const evidence = observation['relevant-evidence'] ?? [];
  return {
    id: need(observation.props, 'scenario'),
    outcome: outcomeSchema.parse(need(observation.props, 'outcome')),
    checks: evidence.filter(({ props }) => props).length,
    evidence: evidence.map(({ href, props }) =>
      props ? `${need(props, 'check')} ${need(props, 'outcome')} ${href}` : href,
    ),
  };
};
