/** A stretch of source, in UTF-16 offsets from its start; `end` is one past the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The languages that are read. */
export type Language = 'rust' | 'typescript';

/** What becomes of the result of an emission or a flush, told from where the call stands. */
export interface Fate {
  /**
   * `discarded` on purpose, `unused` by omission, `propagated` to whoever asked for the operation,
   * `returned` as the function's own value, `handled` by an error branch, `passed` to a function,
   * `used` in a way that cannot be followed (and so is not judged).
   */
  readonly kind: 'discarded' | 'unused' | 'propagated' | 'returned' | 'handled' | 'passed' | 'used';
  /** The words in the source that decide it, such as `let _` or `.ok()`. */
  readonly how: string;
  /** What runs when the call failed; none at all in a handler that forgot to look. */
  readonly errors: readonly Span[];
  /** Whether each of them runs on an error of its own, so that each has to count it. */
  readonly isEither: boolean;
  /** Functions that are given the error by name, as in `map_err(note_failure)`. */
  readonly handlers: readonly string[];
  /** What runs only when it succeeded. */
  readonly successes: readonly Span[];
  /** How the error branch makes the operation fail all the same, as it stands there. */
  readonly leaves: string | null;
}

/** A call, macro or increment, by the last part of its name. */
export interface Call extends Span {
  readonly name: string;
  /** What stands before the last dot, or null for a bare function. */
  readonly receiver: string | null;
  /** The first string among its arguments: the name of a metric, in most counters. */
  readonly label: string | null;
  readonly kind: 'call' | 'macro' | 'increment';
}

/** A call that may emit an event or flush a trail, with all that follows from it. */
export interface AuditCall extends Call {
  readonly role: 'emission' | 'flush';
  /** Whether its name, its receiver or an argument says that it deals with a logger. */
  readonly isAudit: boolean;
  /** The type its receiver is declared with, where the file says so. */
  readonly receiverType: string | null;
  /** The event it is given, as far as the source tells. */
  readonly event: string | null;
  /** Says CRITICAL itself, whatever its type. */
  readonly saysCritical: boolean;
  /** The function that made the event, when a function did. */
  readonly madeBy: string | null;
  readonly fate: Fate;
  /** What surely runs next, statement by statement, until the function is left. */
  readonly after: readonly Span[];
}

export interface FunctionFact extends Span {
  readonly name: string;
  /** The type or class it belongs to. */
  readonly owner: string | null;
  /** The return type as written, or null where none is. */
  readonly returns: string | null;
  readonly isAsync: boolean;
}

/** A value of a field of an event, and where it comes from. */
export interface EventField {
  readonly name: string;
  /** The outside thing that reaches it unsanitized, as it is called there, or null. */
  readonly outside: string | null;
  readonly isSanitized: boolean;
  readonly at: Span;
}

/** The place where an event is put together. */
export interface EventFact extends Span {
  readonly type: string;
  readonly saysCritical: boolean;
  readonly fields: readonly EventField[];
}

/** A type that holds a logger of its own. */
export interface OwnerFact extends Span {
  readonly type: string;
  readonly field: string;
  /** Whether there may be no logger in it. */
  readonly isOptional: boolean;
  /** The whole of its declaration. */
  readonly declaration: Span;
}

/** A function by which a type is disposed of. */
export interface DisposalFact extends Span {
  readonly type: string;
}

/** Two things compared with an operator, one of which is a secret by its name. */
export interface ComparisonFact extends Span {
  readonly operator: string;
  readonly secret: string;
  /** Whether this file says what type it has. */
  readonly isTyped: boolean;
}

/** A field with the name of a secret, and whether its type can hold none: a number, a kind. */
export interface FieldFact {
  readonly name: string;
  readonly isPublic: boolean;
}

/** A suppression in place, not yet judged. */
export interface SuppressionFact extends Span {
  readonly line: number;
  /** The line it speaks of: its own, or the next one with code. */
  readonly covers: number;
  readonly rules: readonly string[];
  readonly reason: string;
}

/** All that the rules need to know of one file; plain data, so that it can cross threads. */
export interface FileFacts {
  readonly file: string;
  readonly language: Language;
  readonly lines: number;
  /** Where the grammar lost its way; what stands there has not been looked at. */
  readonly unparsed: readonly Span[];
  readonly functions: readonly FunctionFact[];
  readonly calls: readonly Call[];
  readonly audits: readonly AuditCall[];
  readonly events: readonly EventFact[];
  readonly owners: readonly OwnerFact[];
  readonly disposals: readonly DisposalFact[];
  readonly comparisons: readonly ComparisonFact[];
  readonly fields: readonly FieldFact[];
  readonly suppressions: readonly SuppressionFact[];
  /** Branches that run only sometimes, those that only ask whether there is a logger left out. */
  readonly conditionals: readonly Span[];
}

export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
