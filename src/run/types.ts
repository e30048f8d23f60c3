import type { KeyObject } from 'node:crypto';
import type { SubjectCommand } from '../driver';
import type { Inputs } from './inputs';
import type {
  AssuranceLevel,
  Outcome,
  RequirementVerdict,
  RunVerdict,
  ScenarioResult,
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
  /** Where bundles go; made if absent. */
  readonly output: string;
  readonly signingKey: KeyObject | null;
  readonly inputs: Inputs;
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
  readonly scenarios: readonly ScenarioResult[];
  readonly counts: Readonly<Record<Outcome, number>>;
  /** What the gate itself was shown to catch. */
  readonly selfTest: { readonly isWhole: boolean; readonly note: string };
  readonly durationMs: number;
}
