import type { RegulationDefinition, RequirementDefinition } from '../catalogue';
import type {
  AssuranceLevel,
  CheckRecord,
  Observation,
  RequirementVerdict,
  RunVerdict,
  ScenarioResult,
} from '../verdict';

/** A step as it stands in the feature, and how it ended. */
export interface ReportStep {
  readonly keyword: string;
  readonly text: string;
  readonly status: string;
  /** A doc string, or the rows of a table. */
  readonly argument: string | readonly (readonly string[])[] | null;
}

/** A check with what it rests on. */
export type ReportCheck = CheckRecord &
  Pick<Observation, 'expected' | 'seen' | 'provocation' | 'at'>;

/** A scenario with its steps and checks. */
export type ReportScenario = Pick<
  ScenarioResult,
  | 'id'
  | 'name'
  | 'rule'
  | 'feature'
  | 'line'
  | 'requirements'
  | 'outcome'
  | 'reason'
  | 'message'
  | 'raw'
> & { readonly steps: readonly ReportStep[]; readonly checks: readonly ReportCheck[] };

/** All that the living documentation of one run tells. */
export interface ReportInput {
  readonly subject: {
    readonly name: string;
    readonly version: string;
    readonly language: string;
    readonly commit: string | null;
    readonly artifact_sha256: string | null;
    readonly adapter: { readonly name: string; readonly version: string };
    readonly capabilities: readonly string[];
    readonly backend: string;
  };
  readonly gate: { readonly name: string; readonly version: string };
  readonly verdict: RunVerdict;
  readonly exit: number;
  readonly demandedAssurance: AssuranceLevel;
  readonly verdicts: readonly RequirementVerdict[];
  readonly scenarios: readonly ReportScenario[];
  readonly requirements: readonly RequirementDefinition[];
  readonly regulations: readonly RegulationDefinition[];
  readonly environment: Readonly<Record<string, unknown>>;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly resultsSha256: string;
  /** What the gate itself was shown to catch, in one sentence. */
  readonly selfTest: string;
  /** The fingerprint of the key that seals the bundle; `null` where none does. */
  readonly signedBy: string | null;
}
