/** What a check is given. */
export interface Sight {
  readonly expected: unknown;
  readonly seen: unknown;
}

/** A sight with exactly one thing wrong, the codes it must be found under, and the words. */
export interface WrongSight extends Sight {
  readonly codes: readonly string[];
  /** What the first finding says was expected, and what was seen. */
  readonly says: readonly [RegExp, RegExp];
}

/** What a check must make of what; the titles complete "passes on …", "finds …". */
export interface CheckCases {
  readonly right: Readonly<Record<string, Sight>>;
  readonly wrong: Readonly<Record<string, WrongSight>>;
  /** Sights with nothing to look at, which would pass in vain and are refused as shapeless. */
  readonly vain?: Readonly<Record<string, Sight>>;
  /** Sights that prove nothing, and what the reason must say. */
  readonly unclear?: Readonly<Record<string, Sight & { readonly reason: RegExp }>>;
}
