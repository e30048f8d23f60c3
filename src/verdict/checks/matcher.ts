import { z } from 'zod';

/** What a field must hold: this very value, or text of this shape where the value is the subject's. */
export const matcherSchema = z.union([
  z.strictObject({ equals: z.json() }),
  z.strictObject({ pattern: z.string() }),
]);

export type Matcher = z.infer<typeof matcherSchema>;

/** Whether a value, as parsed from JSON, satisfies a matcher. */
export const matches = (matcher: Matcher, value: unknown): boolean =>
  'equals' in matcher
    ? JSON.stringify(value) === JSON.stringify(matcher.equals)
    : typeof value === 'string' && new RegExp(matcher.pattern, 'u').test(value);

/** A matcher as a person would say it. */
export const describeMatcher = (matcher: Matcher): string =>
  'equals' in matcher ? JSON.stringify(matcher.equals) : `text like /${matcher.pattern}/`;
