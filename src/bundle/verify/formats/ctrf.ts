import { z } from 'zod';
import type { Outcome } from '../../../verdict';
import { inPayload, outcomeSchema, type Place, type Told } from './told';

const statuses = ['passed', 'failed', 'skipped', 'pending', 'other'] as const;

/** What each outcome may be told as; nothing but a pass is passed. */
const allowed: Readonly<Record<Outcome, (typeof statuses)[number]>> = {
  pass: 'passed',
  fail: 'failed',
  error: 'failed',
  'not-verified': 'skipped',
  waived: 'skipped',
  inconclusive: 'other',
};

const count = z.int().nonnegative();
const testSchema = z.strictObject({
  testId: z.string().min(1),
  name: z.string().min(1),
  suite: z.array(z.string()).min(1),
  status: z.enum(statuses),
  rawStatus: outcomeSchema,
  message: z.string().optional(),
  duration: count,
  start: count.optional(),
  stop: count.optional(),
  filePath: z.string().optional(),
  line: z.int().positive().optional(),
  tags: z.array(z.string()).optional(),
  labels: z.strictObject({ checks: count, severity: z.string().optional() }),
  attachments: z
    .array(z.strictObject({ name: z.string(), contentType: z.string(), path: z.string() }))
    .optional(),
});
const documentSchema = z.strictObject({
  reportFormat: z.literal('CTRF'),
  specVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  timestamp: z.iso.datetime(),
  generatedBy: z.string(),
  results: z.strictObject({
    tool: z.strictObject({ name: z.string().min(1), version: z.string() }),
    summary: z.strictObject({
      ...{ tests: count, passed: count, failed: count, skipped: count, pending: count },
      ...{ other: count, start: count, stop: count, duration: count },
    }),
    tests: z.array(testSchema),
    extra: z.strictObject({ subject: z.string(), verdict: z.string(), exit: z.int() }),
  }),
});

type Test = z.infer<typeof testSchema>;

/** What `ctrf.json` tells: also where scenarios stand, and what it refers to. */
export interface CtrfTold extends Told {
  readonly places: readonly Place[];
  /** Files of the bundle, from the root. */
  readonly files: readonly string[];
}

/** Reads `ctrf.json`: every requirement is a test and every scenario is one. */
export const readCtrf = (text: string): CtrfTold => {
  const { summary, tests } = documentSchema.parse(JSON.parse(text)).results;
  const of = (suite: string): readonly Test[] => tests.filter((test) => test.suite[0] === suite);
  const [requirements, scenarios] = [of('requirements'), of('scenarios')];
  return {
    requirements: requirements.map(entry),
    scenarios: scenarios.map(entry),
    checks: scenarios.reduce((sum, { labels }) => sum + labels.checks, 0),
    places: scenarios.map(({ testId, filePath = '', line = 0 }) => ({
      ...{ scenario: testId, path: `data/${filePath}`, line },
    })),
    files: tests.flatMap(({ attachments = [] }) => attachments.map(({ path }) => inPayload(path))),
    problems: [
      ...statuses
        .filter((status) => summary[status] !== tests.filter((t) => t.status === status).length)
        .map((status) => `its summary counts other ${status} tests than there are`),
      ...(summary.tests === tests.length ? [] : ['its summary counts other tests than there are']),
      ...(requirements.length + scenarios.length === tests.length
        ? []
        : ['a test is neither of a requirement nor of a scenario']),
      ...tests
        .filter((test) => allowed[test.rawStatus] !== test.status)
        .map((test) => `${test.testId} is ${test.rawStatus} and told as ${test.status}`),
    ],
  };
};

const entry = ({ testId, rawStatus }: Test) => ({ id: testId, outcome: rawStatus });
