import type { KeyObject } from 'node:crypto';
import type { Envelope } from '@cucumber/messages';
import type { RegulationDefinition, RequirementDefinition } from '../catalogue';
import type { Shown } from '../selftest';
import type { AssuranceLevel, RequirementVerdict, RunVerdict, ScenarioResult } from '../verdict';

/** A JSON value. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

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
  readonly subject: Subject;
  readonly gate: { readonly name: 'proofgate'; readonly version: string };
  readonly environment: Readonly<Record<string, Json>>;
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
  /** Directories of this machine by the word that replaces them, as `{ home: '/home/ada' }`. */
  readonly machinePaths?: Readonly<Record<string, string>>;
  /** The catalogue of this gate, unless said otherwise. */
  readonly catalogue?: Catalogue;
}

/** What became of it. */
export interface WrittenBundle {
  readonly directory: string;
  /** Equal for equal runs. */
  readonly normalizedSha256: string;
  readonly signed: boolean;
}
