import type { RegulationId } from './regulations';

/** How much a broken requirement weighs: blocking and major fail the gate, advisory never does. */
export type Severity = 'blocking' | 'major' | 'advisory';

/** The two crates the seeds reviewed; a requirement names those it binds. */
export type Crate = 'vram-residency' | 'model-loader';

/** The chapters of the standard, in the order they are told. */
export type Chapter =
  | 'emission'
  | 'flush'
  | 'shutdown'
  | 'comparison'
  | 'paths'
  | 'hygiene'
  | 'trail'
  | 'vram'
  | 'loader'
  | 'policy'
  | 'monitoring'
  | 'review'
  /** What a team asks of itself, beside the standard. */
  | 'team';

/**
 * Where a requirement was first said: one of the five review documents it was drawn from and the
 * section there, `requirements` for what was settled when they were put together, or `team` for the
 * file in which a team asks more of itself.
 *
 * 000 Audit Compliance Review: model-loader · 001 Audit Compliance Fixes Complete · 002 Legal &
 * Compliance Review: vram-residency Performance Optimizations · 003 ALL Audit Events Complete —
 * vram-residency · 004 Audit Logging Implementation — vram-residency
 */
export interface Source {
  readonly seed: '000' | '001' | '002' | '003' | '004' | 'requirements' | 'team';
  /** The words of the heading, its emoji left out. */
  readonly section: string;
}

/** One thing a compliant subject must do, and how that is seen. */
export interface RequirementDefinition {
  readonly id: string;
  readonly title: string;
  /** Our own wording: MUST where a breach can fail the gate, SHOULD where it is only reported. */
  readonly statement: string;
  readonly severity: Severity;
  readonly chapter: Chapter;
  readonly crates: readonly Crate[];
  readonly source: readonly Source[];
  readonly regulations: readonly RegulationId[];
  /** What is looked at, from where, in one sentence. */
  readonly observed: string;
  /**
   * Why nobody can see all of it from outside; `partial` is then the most that a run may demand of it
   * (decision 0022).
   */
  readonly seenInPart?: string;
  /**
   * The fewest checks a pass may rest on: one for each fault or input the statement lists, never
   * fewer than two, because at least one must hold and one be refused.
   */
  readonly minimumChecks: number;
}
