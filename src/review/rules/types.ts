import type { FileFacts, Language, Span } from '../facts/types';
import type { Crate } from '../link/crate';
import type { ReviewRuleId } from '../types';

/** What a rule found, before it is given its place in the text. */
export interface Hit {
  readonly at: Span;
  /** What to show of the code, where the place itself says too little. */
  readonly shows?: Span;
  readonly message: string;
  readonly fix: string;
  readonly event: string | null;
}

/** One rule of the catalogue, as a question to the facts of a file within its crate. */
export interface Rule {
  readonly id: ReviewRuleId;
  /** The heading a reader sees. */
  readonly issue: string;
  /** What it means for whoever has to answer for the trail, in a sentence each. */
  readonly impact: readonly string[];
  /** Requirements whose scenarios show, from outside, that the fix works. */
  readonly shownBy: readonly string[];
  readonly find: (file: FileFacts, crate: Crate) => readonly Hit[];
}

export type Fix = Readonly<Record<Language, string>>;
