import type { z } from 'zod';

export {
  After,
  Before,
  DataTable,
  defineParameterType,
  Given,
  Then,
  When,
} from '@cucumber/cucumber';
export { z } from 'zod';

/** One thing that is not as it must be, for the person who has to mend it. */
export interface Finding {
  /** Stable, kebab-case: people script against it, and waivers name it. */
  readonly code: string;
  readonly expected: string;
  readonly seen: string;
}

/** What a check makes of an observation. */
export type Judgement =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'fail'; readonly findings: readonly Finding[] }
  | { readonly outcome: 'inconclusive'; readonly reason: string };

/** A named pure function from what was expected and what was seen to a judgement. */
export interface Check<E extends z.ZodType = z.ZodType, S extends z.ZodType = z.ZodType> {
  /** Kebab-case, and none of the standard's. */
  readonly name: string;
  readonly expects: E;
  readonly observes: S;
  judge(expected: z.infer<E>, seen: z.infer<S>): Judgement;
}

/** Defines a check of your own. Refused where its name is taken. */
export declare const defineCheck: <E extends z.ZodType, S extends z.ZodType>(
  check: Check<E, S>,
) => Check<E, S>;

/** Passes when nothing was found. */
export declare const judged: (findings: readonly Finding[]) => Judgement;

/** How much of it was seen from outside, and why not more. */
export interface Assurance {
  readonly level: 'self-reported' | 'partial' | 'observed';
  readonly reason: string;
}

/** What steps may do with the subject of their scenario. */
export interface Gate {
  /** Has the worker do one request of the vocabulary, such as `seals the model`. */
  does(request: string): Promise<void>;
  /** Notes how everything stands before the deed; `log` tells what was logged since. */
  mark(): Promise<void>;
  /** Asks one operation of the subject protocol; a capability not declared is not verified. */
  ask(operation: string, args: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The records of the trail as they lie on disk, without those of the trail's own life. */
  trail(): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** What the worker logged since `mark`, line by line. */
  log(): Promise<readonly string[]>;
  /** Says that something was done to the worker on purpose, and how to see that it happened. */
  provoked(kind: string, evidence: () => Promise<{ fired: boolean; evidence: string }>): void;
  /** Ends the scenario as not verified. */
  notVerified(reason: string): never;
  /** Keeps what was seen as evidence and judges it. Give its result back from the step. */
  check(
    check: Check,
    expected: unknown,
    seen: unknown,
    assurance: Assurance,
  ): Promise<'skipped' | undefined>;
}

/** `this` in a step: `function (this: World) { … }`. */
export interface World {
  readonly gate: Gate;
}
