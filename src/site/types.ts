import type { RegulationDefinition, RequirementDefinition } from '../catalogue';
import type {
  AssuranceLevel,
  CheckRecord,
  Observation,
  RawEvidence,
  RequirementVerdict,
  RunVerdict,
  ScenarioResult,
  Standing,
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

/** A file of the evidence as it was found, with what a person is shown of it. */
export type ReportRaw = RawEvidence & {
  readonly bytes: number;
  /** `null` where the whole says more to a machine than a part of it to a person. */
  readonly excerpt: Excerpt | null;
};

/** The ends of a text. */
export interface Excerpt {
  readonly head: readonly string[];
  /** Lines between head and tail; `null` where nobody counted them. */
  readonly leftOut: number | null;
  readonly tail: readonly string[];
}

/** A scenario with its steps and checks. */
export type ReportScenario = Pick<
  ScenarioResult,
  'id' | 'name' | 'rule' | 'feature' | 'line' | 'requirements' | 'outcome' | 'reason' | 'message'
> & {
  readonly steps: readonly ReportStep[];
  readonly checks: readonly ReportCheck[];
  readonly raw: readonly ReportRaw[];
};

/** Which broken subjects this build of the gate was shown to catch (`results/mutants.json`). */
export interface ReportMutants {
  /** What identifies the build. */
  readonly gate: string;
  /** What the self-test came to, or why there is none. */
  readonly note: string;
  readonly mutants: readonly {
    readonly name: string;
    /** Empty where nothing caught it. */
    readonly killedBy: readonly { readonly requirement: string; readonly finding: string }[];
  }[];
}

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
  /** Waivers, and how each stands. */
  readonly standings: readonly Standing[];
  /** Requirements that the configuration left out. */
  readonly excluded: readonly { readonly id: string; readonly reason: string }[];
  readonly requirements: readonly RequirementDefinition[];
  readonly regulations: readonly RegulationDefinition[];
  readonly environment: Readonly<Record<string, unknown>>;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly resultsSha256: string;
  /** The fingerprint of the key that seals the bundle; `null` where none does. */
  readonly signedBy: string | null;
  readonly mutants: ReportMutants;
  /** Why the page was not printed beside itself; `null` where it was. */
  readonly notPrinted: string | null;
}
