import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { assertSyntax, parseDuration, PromqlError } from './promql';

/** What is written without quotes YAML may take for a number. */
const text = z.union([z.string(), z.number()]).transform(String);
const duration = text.refine((written) => parseDuration(written) !== null, 'no duration');
const labels = z.record(z.string(), z.coerce.string());

/** Strict, as Prometheus is: a field that is misspelt would else be one that is not there. */
const ruleSchema = z
  .strictObject({
    alert: z.string().min(1).optional(),
    record: z.string().min(1).optional(),
    expr: text,
    for: duration.optional(),
    keep_firing_for: duration.optional(),
    labels: labels.default({}),
    annotations: labels.optional(),
  })
  .refine(({ alert, record }) => alert === undefined || record === undefined, {
    message: 'expected alert or record, found both',
  })
  .refine(({ record, ...rule }) => record === undefined || rule.for === undefined, {
    message: 'expected no for where a metric is recorded',
  });

const groupSchema = z.strictObject({
  name: z.string().min(1),
  interval: duration.optional(),
  query_offset: duration.optional(),
  limit: z.int().optional(),
  labels: labels.optional(),
  rules: z.array(ruleSchema).default([]),
});

const fileSchema = z.strictObject({
  groups: z
    .array(groupSchema)
    .refine((groups) => new Set(groups.map(({ name }) => name)).size === groups.length, {
      message: 'expected a name of its own for each group',
    }),
});

/** A rule as it stands in a group. */
export interface Rule {
  readonly kind: 'alert' | 'record';
  /** Of the alert, or of the metric it records. */
  readonly name: string;
  readonly expr: string;
  readonly forMs: number;
  readonly labels: Readonly<Record<string, string>>;
}

export interface RuleGroup {
  readonly name: string;
  /** Null where the group leaves it to the server. */
  readonly intervalMs: number | null;
  readonly rules: readonly Rule[];
}

/** A rule file of a subject, and why it would not load, if so. */
export interface RuleFile {
  /** The name alone: where it lies is nobody's business. */
  readonly file: string;
  readonly text: string;
  readonly sha256: string;
  readonly groups: readonly RuleGroup[];
  readonly problems: readonly string[];
}

/** Reads a rule file as Prometheus would; what is wrong with it stands in `problems`. */
export const readRuleFile = async (path: string): Promise<RuleFile> => {
  const text = await readFile(path, 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { groups, problems } = parseRules(text);
  return { file: basename(path), text, sha256, groups, problems };
};

/** Reads the text of a rule file. */
export const parseRules = (text: string): Pick<RuleFile, 'groups' | 'problems'> => {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) return refused([`no YAML: ${firstLine(broken.message)}`]);
  const parsed = fileSchema.safeParse(document.toJS());
  if (!parsed.success) {
    return refused(parsed.error.issues.map((i) => `${i.path.join('.') || 'it'}: ${i.message}`));
  }
  const groups = parsed.data.groups.map(({ name, interval, rules }) => ({
    name,
    intervalMs: interval === undefined ? null : parseDuration(interval),
    rules: rules.map(ruleOf),
  }));
  return { groups, problems: groups.flatMap(({ rules }) => rules.flatMap(problemsOf)) };
};

const refused = (problems: readonly string[]) => ({ groups: [], problems });

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

const ruleOf = (rule: z.infer<typeof ruleSchema>): Rule => ({
  kind: rule.record === undefined ? 'alert' : 'record',
  name: rule.record ?? rule.alert ?? '',
  expr: rule.expr,
  forMs: rule.for === undefined ? 0 : (parseDuration(rule.for) ?? 0),
  labels: rule.labels,
});

const problemsOf = ({ name, expr }: Rule): readonly string[] => {
  if (name === '') return [`a rule with neither alert nor record: ${expr}`];
  try {
    assertSyntax(expr);
    return [];
  } catch (cause) {
    if (cause instanceof PromqlError) return [`${name}: ${cause.message}`];
    throw cause;
  }
};
