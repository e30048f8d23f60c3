import { z } from 'zod';
import { nearest } from './nearest';

type Issue = z.core.$ZodIssue;

/** The key an issue is about, where that is none of its path. */
export const keyOf = (issue: Issue): string | undefined =>
  issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;

/** An issue as expected, found and what to do. */
export const describeIssue = (issue: Issue, value: unknown, schema: z.ZodType): string => {
  const path = issue.path.join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, issue.path, schema);
  const found = shown(
    issue.code === 'invalid_key' ? issue.path.at(-1) : valueAt(value, issue.path),
  );
  const about = meaningAt(schema, issue.path);
  const todo = about === undefined ? 'correct it' : `it says: ${about}`;
  return `expected ${expectation(issue)} for ${path}, found ${found}; ${todo}`;
};

const unknownKeys = (
  keys: readonly string[],
  path: readonly PropertyKey[],
  schema: z.ZodType,
): string => {
  const known = keysAt(schema, path);
  const [key = ''] = keys;
  const meant = nearest(key, known);
  const todo = meant === undefined ? 'remove it' : `did you mean ${meant}?`;
  return `expected one of ${known.join(', ')}, found ${keys.join(', ')}; ${todo}`;
};

const expectation = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'array' ? 'a list' : `a ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum} ${unit(issue.origin)}`.trim();
    case 'too_big':
      return `at most ${issue.maximum} ${unit(issue.origin)}`.trim();
    case 'invalid_format':
      return issue.pattern === undefined ? `a ${issue.format}` : `text like ${issue.pattern}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    case 'custom':
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message;
  }
};

const unit = (origin: string): string =>
  ({ string: 'letters', array: 'entries', object: 'keys' })[origin] ?? '';

/** Long enough to recognize. */
const SHOWN = 60;

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : JSON.stringify(value).slice(0, SHOWN);

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

/** The part of a JSON Schema that this looks at. */
interface Part {
  readonly properties?: Readonly<Record<string, Part>>;
  readonly additionalProperties?: Part | boolean;
  readonly items?: Part;
  readonly description?: string;
}

/** The published schema is asked, so that messages and schema cannot differ. */
const partAt = (schema: z.ZodType, path: readonly PropertyKey[]): Part | undefined =>
  path.reduce<Part | undefined>(
    (at, key) => {
      if (typeof key === 'number') return at?.items;
      const rest = at?.additionalProperties;
      return at?.properties?.[String(key)] ?? (typeof rest === 'object' ? rest : undefined);
    },
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Part,
  );

const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] =>
  Object.keys(partAt(schema, path)?.properties ?? {});

const meaningAt = (schema: z.ZodType, path: readonly PropertyKey[]): string | undefined =>
  partAt(schema, path)?.description;
