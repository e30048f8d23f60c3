import { isCollection, isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ConfigurationError } from './error';
import { describeIssue, keyOf } from './describe-issue';

/** What is read, and what its errors call it. */
interface Reading<S extends z.ZodType> {
  readonly file: string;
  readonly text: string;
  readonly schema: S;
  /** Where its author reads what it may say. */
  readonly help: string;
}

/** So many aliases are plenty for a person, and too few for a bomb. */
const MOST_ALIASES = 20;

/**
 * Reads a YAML file of a schema. All that is wrong with it is told at once, each with the line and
 * the column where it stands, as `file:line:column: expected …, found …; …`.
 *
 * @throws {ConfigurationError} `NOT_YAML`, `INVALID`
 */
export const readLocatedYaml = <S extends z.ZodType>(reading: Reading<S>): z.output<S> => {
  const { file, text, schema, help } = reading;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [broken] = document.errors;
  if (broken) {
    const where = at(broken.pos[0]);
    throw new ConfigurationError('NOT_YAML', `${where}: expected YAML, found: ${broken.message}`);
  }
  const value: unknown = toValue(document, file);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const told = parsed.error.issues.map(
    (issue) =>
      `${at(offsetOf(document, issue.path, keyOf(issue)))}: ${describeIssue(issue, value, schema)}`,
  );
  throw new ConfigurationError('INVALID', `${told.join('\n')}\n${help}`);
};

const toValue = (document: Document, file: string): unknown => {
  try {
    return (document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown) ?? {};
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError('NOT_YAML', `${file}: expected plain YAML, found: ${what}`, {
      cause,
    });
  }
};

/** Where a path of the value stands in the text; where it is missing, what should have held it. */
const offsetOf = (
  document: Document,
  path: readonly PropertyKey[],
  key: string | undefined,
): number => {
  let offset = 0;
  let node: unknown = document.contents;
  for (const step of path) {
    offset = startOf(node) ?? offset;
    node = isCollection(node) ? node.get(step, true) : undefined;
  }
  const pair = isMap(node) ? node.items.find((one) => String(one.key) === key) : undefined;
  return startOf(pair?.key) ?? startOf(node) ?? offset;
};

const startOf = (node: unknown): number | undefined =>
  isNode(node) && node.range ? node.range[0] : undefined;
