import { z } from 'zod';

const names = z.array(z.string().min(1));

/** What `proofgate.review.yaml` may say; each list replaces nothing and adds to the default. */
export const configurationSchema = z.strictObject({
  loggers: z
    .strictObject({
      types: names.default([]).describe('Types that are audit loggers, such as AuditLogger.'),
      people: names.default([]).describe('Types that only look like one: logs for people.'),
      names: names.default([]).describe('Variables and fields that hold one.'),
    })
    .prefault({}),
  emits: names.default([]).describe('Methods and functions that emit an event.'),
  flushes: names.default([]).describe('Methods and functions that put the trail on disk.'),
  durable: names.default([]).describe('Emissions that are on disk when they return.'),
  infallible: names
    .default([])
    .describe(
      'Emissions and flushes that log and count their failures themselves: record, Auditor.flush.',
    ),
  counters: names.default([]).describe('Functions, methods and macros that count a failure.'),
  disposals: names.default([]).describe('Methods by which a TypeScript class is disposed of.'),
  events: z
    .strictObject({
      types: names.default([]).describe('Enums of events, such as AuditEvent.'),
      critical: names.default([]).describe('Events that must be on disk before the answer.'),
      routine: names
        .default([])
        .describe('Further events, and default critical ones that are not.'),
    })
    .prefault({}),
  sanitizers: names.default([]).describe('Functions whose result may stand in an event.'),
  sanitized_by: z
    .string()
    .min(8)
    .optional()
    .describe(
      'Where every event is sanitized as it is written, which answers REVIEW-8 as a whole.',
    ),
  external: names.default([]).describe('Names of values that come from outside.'),
  comparers: names.default([]).describe('Functions that compare in constant time.'),
  secrets: names.default([]).describe('Further nouns for values that must not leak by time.'),
  public: names
    .default([])
    .describe('Names that end on such a noun and are no secret: semi_token.'),
  exclude: names.default([]).describe('Paths not to read, written as in .gitignore.'),
  tests: z.boolean().default(false).describe('Whether test code is reviewed too.'),
});

export type ConfigurationInput = z.infer<typeof configurationSchema>;
