import type { KeyObject } from 'node:crypto';
import type { RequirementDefinition } from '../catalogue';
import type { SubjectCommand } from '../driver';
import type { ExtensionRequest } from './extension';
import type { Json, Shard } from '../bundle';
import type { TrailMapping } from '../probes';
import type { Inputs } from './inputs';
import type {
  AssuranceLevel,
  Exceptions,
  Outcome,
  RequirementVerdict,
  RunVerdict,
  ScenarioResult,
  Standing,
} from '../verdict';

/** What a shard lies on: memory of the process, the emulated driver, or a GPU. */
export const backends = ['mock', 'emulated', 'cuda'] as const;

export type Backend = (typeof backends)[number];

/** What a run is asked to do. */
export interface RunRequest {
  readonly subject: SubjectCommand;
  readonly backend: Backend;
  readonly assurance: AssuranceLevel;
  /** A Cucumber tag expression; empty for the whole standard. */
  readonly tags: string;
  /** Whether to start no scenario after the first that does not pass. */
  readonly failFast: boolean;
  readonly workers: number;
  readonly seed: number;
  /** Which part of the scenarios to run; null for all. */
  readonly shard: Shard | null;
  /** Where bundles go; made if absent. */
  readonly output: string;
  readonly signingKey: KeyObject | null;
  /** Whether to print the report as a PDF too, with a browser; some seconds more. */
  readonly pdf: boolean;
  readonly inputs: Inputs;
  /** Metric prefixes by crate that the configuration promises; the subject has to agree. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Formats that a trail may have beside the gate's own, by name. */
  readonly trailFormats: Readonly<Record<string, TrailMapping>>;
  readonly exceptions: Exceptions;
  /** A team's own features, beside the standard. */
  readonly extension: ExtensionRequest | null;
  /** The file of waivers as it was read; null where there is none. */
  readonly waiversText: string | null;
  /** Which of several subjects this one is, and beside which others it is judged. */
  readonly among?: Readonly<Record<string, Json>>;
}

/** What a run needs of the world outside, so that the gate itself holds no clock and no chance. */
export interface Surroundings {
  readonly now: () => Date;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: string;
  readonly temporaryDirectory: string;
  readonly randomHex: (bytes: number) => string;
  readonly gateVersion: string;
  /** Told of every scenario as it ends. */
  readonly onScenario: (progress: Progress) => void;
}

export interface Progress {
  /** The folder of its feature: a chapter of the standard, or what a team calls its own. */
  readonly chapter: string;
  readonly name: string;
  readonly status: string;
  readonly done: number;
  readonly total: number;
}

/** What a run came to. */
export interface RunResult {
  readonly verdict: RunVerdict;
  readonly exit: number;
  readonly bundle: string;
  readonly signed: boolean;
  readonly subject: { readonly name: string; readonly version: string; readonly backend: string };
  readonly requirements: readonly RequirementVerdict[];
  /** What it was judged by: the standard, and what a team added. */
  readonly catalogue: readonly RequirementDefinition[];
  /** Every waiver, and how it stands. */
  readonly standings: readonly Standing[];
  readonly scenarios: readonly ScenarioResult[];
  readonly counts: Readonly<Record<Outcome, number>>;
  /** What the gate itself was shown to catch. */
  readonly selfTest: { readonly isWhole: boolean; readonly note: string };
  readonly durationMs: number;
  /** Which part of a run it is; null where it is the whole. */
  readonly shard: Shard | null;
}
