import { z } from 'zod';
import { outcomeSchema } from './told';

const text = z.strictObject({ text: z.string() });
const level = z.enum(['error', 'note']);
const line = z.int().positive();
const location = z.strictObject({ uri: z.string().min(1), uriBaseId: z.literal('PAYLOAD') });
const distinct = <T extends z.ZodType>(item: T) =>
  z.array(item).refine((all) => new Set(all.map((one) => JSON.stringify(one))).size === all.length);
const properties = z.strictObject({
  tags: distinct(z.string()),
  'security-severity': z.string(),
  precision: z.string(),
});
const rule = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  shortDescription: text,
  fullDescription: text.optional(),
  help: text.optional(),
  defaultConfiguration: z.strictObject({ level }),
  properties: properties.optional(),
});
const tool = (name: string) =>
  z.strictObject({
    driver: z.strictObject({
      name: z.literal(name),
      semanticVersion: z.string(),
      rules: distinct(rule),
    }),
  });
const result = {
  ruleId: z.string(),
  ruleIndex: z.int().min(-1),
  level,
  message: text,
  partialFingerprints: z.record(z.string(), z.string()),
};
const gateRun = z.strictObject({
  tool: tool('proofgate'),
  automationDetails: z.strictObject({ id: z.string() }),
  originalUriBaseIds: z.strictObject({ PAYLOAD: z.strictObject({ description: text }) }),
  columnKind: z.literal('utf16CodeUnits'),
  results: z.array(
    z.strictObject({
      ...result,
      kind: z.literal('fail'),
      locations: z.tuple([
        z.strictObject({
          physicalLocation: z.strictObject({
            artifactLocation: location,
            region: z.strictObject({ startLine: line }),
          }),
          logicalLocations: z.tuple([z.strictObject({ fullyQualifiedName: z.string() })]),
        }),
      ]),
      attachments: z
        .tuple([z.strictObject({ description: text, artifactLocation: location })])
        .optional(),
      properties: z.strictObject({
        outcome: outcomeSchema,
        check: z.string().nullable(),
        requirements: z.array(z.string()),
      }),
    }),
  ),
  invocations: z.tuple([
    z.strictObject({
      executionSuccessful: z.boolean(),
      exitCode: z.int(),
      startTimeUtc: z.iso.datetime(),
      endTimeUtc: z.iso.datetime(),
      toolExecutionNotifications: z.array(
        z.strictObject({
          level: z.literal('warning'),
          message: text,
          associatedRule: z.strictObject({ id: z.string() }),
          properties: z.strictObject({ outcome: outcomeSchema }),
        }),
      ),
    }),
  ]),
  properties: z.strictObject({ verdict: z.string() }),
});
const reviewRun = z.strictObject({
  tool: tool('proofgate-review'),
  columnKind: z.literal('utf16CodeUnits'),
  results: z.array(
    z.strictObject({
      ...result,
      locations: z.tuple([
        z.strictObject({
          physicalLocation: z.strictObject({
            artifactLocation: z.strictObject({ uri: z.string().min(1) }),
            region: z.strictObject({ startLine: line }),
          }),
        }),
      ]),
    }),
  ),
  invocations: z.tuple([
    z.strictObject({
      executionSuccessful: z.literal(true),
      toolExecutionNotifications: z.array(
        z.strictObject({ level: z.literal('warning'), message: text }),
      ),
    }),
  ]),
  properties: z.strictObject({ files: line.or(z.literal(0)), lines: line.or(z.literal(0)) }),
});
/** `findings.sarif` as this gate writes it: a part of what SARIF 2.1.0 allows, and no more. */
export const sarifSchema = z.strictObject({
  $schema: z.string(),
  version: z.literal('2.1.0'),
  runs: z.tuple([gateRun]).or(z.tuple([gateRun, reviewRun])),
});

export type ReviewResult = z.infer<typeof reviewRun>['results'][number];
