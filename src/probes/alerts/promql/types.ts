/** A label matcher of a selector; the name of the metric is a matcher on `__name__`. */
export interface LabelMatcher {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** Which series a selector takes, and how far back it looks. */
export interface Selector {
  readonly kind: 'selector';
  readonly matchers: readonly LabelMatcher[];
  readonly offsetMs: number;
}

/** Labels that count, or, where `excluding`, those that do not. */
export interface Labelling {
  readonly excluding: boolean;
  readonly labels: readonly string[];
}

/** The part of PromQL that alert rules on counters are written in. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | Selector
  | {
      readonly kind: 'growth';
      readonly name: 'rate' | 'increase';
      readonly of: Selector;
      readonly windowMs: number;
    }
  | { readonly kind: 'vector'; readonly of: Expression }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'aggregate';
      readonly op: 'sum' | 'min' | 'max' | 'count';
      readonly by: Labelling;
      readonly of: Expression;
    }
  | {
      readonly kind: 'binary';
      readonly op: BinaryOperator;
      /** A comparison that gives 1 or 0 instead of filtering. */
      readonly bool: boolean;
      readonly matching: Labelling;
      readonly left: Expression;
      readonly right: Expression;
    };

export const setOperators = ['and', 'or', 'unless'] as const;
export const comparisons = ['==', '!=', '>', '<', '>=', '<='] as const;
export const arithmetic = ['+', '-', '*', '/'] as const;

export type SetOperator = (typeof setOperators)[number];
export type Comparison = (typeof comparisons)[number];
export type Arithmetic = (typeof arithmetic)[number];
export type BinaryOperator = SetOperator | Comparison | Arithmetic;

/** A counter as a server that scrapes it keeps it. */
export interface Series {
  /** With the metric under `__name__`. */
  readonly labels: Readonly<Record<string, string>>;
  /** In the order of time. */
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly atMs: number;
  readonly value: number;
  /** From now on there is no such series: what a rule no longer records is gone at once. */
  readonly isStale?: true;
}

/** What an expression gives at one moment: one value for each set of labels. */
export type InstantVector = readonly Labelled[];

export interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
