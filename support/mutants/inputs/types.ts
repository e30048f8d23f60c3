import type { RequirementId } from '../../../src/catalogue';

/** Rules or a README as other teams write them: the project's own, with one thing done otherwise. */
export interface DocumentMutant {
  readonly name: string;
  /** What is done otherwise. */
  readonly what: string;
  readonly input: 'alertRules' | 'readme';
  readonly change: (text: string) => string;
  readonly breaks: readonly [RequirementId, ...RequirementId[]];
}

/** A source as other teams write it, with one flaw. */
export interface SourceMutant {
  readonly name: string;
  /** What a team was thinking when it wrote this. */
  readonly thinking: string;
  readonly language: 'rs' | 'ts';
  readonly code: string;
  readonly breaks: readonly [RequirementId, ...RequirementId[]];
}
