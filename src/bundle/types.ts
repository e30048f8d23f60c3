import type { KeyObject } from 'node:crypto';
import type { Envelope } from '@cucumber/messages';
import type { RegulationDefinition, RequirementDefinition } from '../catalogue';
import type { Plan } from './plan';
import type { Shown } from '../selftest';
import type {
  AssuranceLevel,
  Exceptions,
  RequirementVerdict,
  RunVerdict,
  ScenarioResult,
  SourceSeen,
} from '../verdict';

/** A JSON value. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What was judged. */
export interface Subject {
  readonly name: string;
  readonly version: string;
  readonly language: string;
  readonly commit: string | null;
  readonly artifact_sha256: string | null;
  readonly adapter: { readonly name: string; readonly version: string };
  readonly capabilities: readonly string[];
  readonly backend: string;
}

/** What was asked of it. */
export interface Catalogue {
  readonly requirements: readonly RequirementDefinition[];
  readonly regulations: readonly RegulationDefinition[];
}

/** All of a run that a bundle keeps. */
export interface BundleInput {
  /** The final directory; it must not exist yet. It is written beside and renamed at the end. */
  readonly directory: string;
  readonly messages: readonly Envelope[];
  /** Holds `<sha256>.json`, the observations, and `<sha256>.<ext>`, what they refer to. */
  readonly evidenceDirectory: string;
  /** Where the `.feature` files lie; those that ran are copied. */
  readonly featuresDirectory: string;
  readonly scenarios: readonly ScenarioResult[];
  readonly verdicts: readonly RequirementVerdict[];
  readonly verdict: RunVerdict;
  readonly exit: number;
  readonly demandedAssurance: AssuranceLevel;
  /** What was let pass or left out; nothing unless said. */
  readonly exceptions?: Exceptions;
  /** What a team added to the standard. */
  readonly extension?: {
    readonly prefix: string;
    /** Its features, beneath `team/`. */
    readonly features: string;
    /** Its steps and requirements as they lay. */
    readonly code: string;
  };
  /** The file of waivers as it was read. */
  readonly waiversText?: string;
  readonly subject: Subject;
  readonly gate: { readonly name: 'proofgate'; readonly version: string };
  readonly environment: Readonly<Record<string, Json>>;
  /** What was to be run, and which part of it this is; a bundle without one is not mergeable. */
  readonly plan?: Plan;
  /** Which vices this gate was shown to catch, or that nobody has looked. */
  readonly mutants: Shown;
  /** RFC 3339. */
  readonly startedAt: string;
  /** RFC 3339. */
  readonly finishedAt: string;
  /** An Ed25519 private key; `null` seals without a signature, and the bundle says so loudly. */
  readonly signingKey: KeyObject | null;
  /** Texts that may occur nowhere in the payload: sealing makes a leak permanent. */
  readonly secrets?: readonly string[];
  /** Directories of this machine by the word that replaces them, as `{ home: '/machine/ada' }`. */
  readonly machinePaths?: Readonly<Record<string, string>>;
  /** Prints the page of the report; without it there is no report.pdf, and the page says so. */
  readonly print?: Print;
  /** The catalogue of this gate, unless said otherwise. */
  readonly catalogue?: Catalogue;
}

/** A run as the formats tell it, from the messages that go into the bundle. */
export interface RunRecord extends Pick<
  BundleInput,
  | 'subject'
  | 'gate'
  | 'scenarios'
  | 'verdicts'
  | 'verdict'
  | 'exit'
  | 'demandedAssurance'
  | 'startedAt'
  | 'finishedAt'
> {
  readonly catalogue: Catalogue;
  readonly resultsSha256: string;
  /** When a scenario began and ended; nothing of one that did not run. */
  readonly timesOf: (scenario: Pick<ScenarioResult, 'feature' | 'line'>) => Times | undefined;
  /** Where a feature that Cucumber names so lies beneath `data/`. */
  readonly featurePath: (feature: string) => string;
  /** What the reviews of the run saw in the sources of the subject. */
  readonly reviews: readonly SourceSeen[];
}

/** In milliseconds since 1970. */
export interface Times {
  readonly start: number;
  readonly stop: number;
}
/** Prints an HTML file to a PDF, and answers why it could not; `null` when it could. */
export type Print = (page: string, pdf: string) => Promise<string | null>;

/** What became of it. */
export interface WrittenBundle {
  readonly directory: string;
  /** Equal for equal runs. */
  readonly normalizedSha256: string;
  readonly signed: boolean;
}
