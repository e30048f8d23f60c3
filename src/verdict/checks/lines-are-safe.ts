import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';

const sourceSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['trail', 'log']),
  base64: z.string().describe('The very bytes.'),
});

type Source = z.infer<typeof sourceSchema>;

/** Controls (C0, DEL, C1), format characters (bidi, zero-width), line and paragraph separators. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * Whatever was handed in, a record is one physical line of JSON, and neither trail nor log holds a
 * character that could act on a terminal or deceive a reader (HYG-1).
 */
export const linesAreSafe = defineCheck({
  name: 'lines-are-safe',
  expects: z.strictObject({
    forged: z.array(z.string().min(1)).describe('Text that no line may begin with.'),
  }),
  observes: z.strictObject({ sources: z.array(sourceSchema).min(1) }),
  judge: ({ forged }, { sources }) => {
    const findings = sources.flatMap((source) => sourceFindings(source, forged));
    const isThere = sources.some(({ kind, base64 }) => kind === 'trail' && base64 !== '');
    return findings.length > 0 || isThere
      ? judged(findings)
      : { outcome: 'inconclusive', reason: 'no byte of a trail was seen' };
  },
});

const sourceFindings = (source: Source, forged: readonly string[]): readonly Finding[] => {
  const bytes = Buffer.from(source.base64, 'base64');
  const text = bytes.toString('utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  const broken = Buffer.from(text).equals(bytes)
    ? []
    : [{ code: 'not-utf8', expected: `${source.name} in UTF-8`, seen: 'bytes that are none' }];
  return [
    ...broken,
    ...lines.flatMap((line, index) => lineFindings(line, `${source.name}:${index + 1}`, source)),
    ...lines
      .filter((line) => forged.some((forgery) => line.startsWith(forgery)))
      .map((line) => ({
        code: 'line-forged',
        expected: `no line of ${source.name} that the input made`,
        seen: JSON.stringify(line.slice(0, 200)),
      })),
  ];
};

const lineFindings = (line: string, where: string, { kind }: Source): readonly Finding[] => {
  const unsafe = UNSAFE.exec(kind === 'log' ? line.replaceAll('\t', ' ') : line)?.[0];
  const findings: Finding[] = [];
  if (unsafe !== undefined) {
    findings.push({
      code: 'raw-character',
      expected: `no control or format character as it is in ${where}`,
      seen: `U+${Number(unsafe.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')}`,
    });
  }
  if (kind === 'trail' && !isObject(line)) {
    findings.push({
      code: 'not-json',
      expected: `one JSON object as ${where}`,
      seen: JSON.stringify(line.slice(0, 200)),
    });
  }
  return findings;
};

const isObject = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};
