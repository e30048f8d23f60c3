import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../facts/types';

/** One source of a fixture file: what is looked at, and where something must be found. */
export interface FixtureCase {
  readonly title: string;
  readonly isFlagged: boolean;
  readonly text: string;
  /** `REVIEW-1:4` for each rule and line, from the markers in the text. */
  readonly expected: readonly string[];
}

/** A statement or two stand in a function of their own; whole items stand as they are. */
const AROUND = {
  rust: {
    isItem:
      /^\s*(?:#\[|\/\/!|(?:pub(?:\(crate\))?\s+)?(?:async\s+)?(?:fn|struct|impl|mod|use|trait)\b)/,
    before: 'fn operation(&self, logger: &AuditLogger) -> Result<Shard, VramError> {',
  },
  typescript: {
    isItem:
      /^\s*(?:import|export|class|abstract|(?:async )?function|interface|const \w+ = (?:async )?\(|type)\b/,
    before: 'async function operation(logger: AuditLogger): Promise<void> {',
  },
} as const;

/**
 * Reads a fixture file: cases behind `--- flagged: title` and `--- clean: title`, lines that must be
 * found marked with `// flagged`, followed by rules where they are not the file's own.
 */
export const readFixture = (name: string, language: Language): readonly FixtureCase[] => {
  const extension = language === 'rust' ? 'rs' : 'ts';
  const path = join(__dirname, '..', 'fixtures', `${name}.${extension}.txt`);
  const own = name.toUpperCase();
  return readFileSync(path, 'utf8')
    .split(/^--- /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n');
      const [kind = '', title = ''] = head.split(/: (.*)/);
      return {
        title,
        isFlagged: kind === 'flagged',
        text: wrapped(lines, language),
        expected: lines.flatMap((line, at) => expectedOn(line, at + 2, own)),
      };
    });
};

/** The text behind the separator, which stands for line 1. */
const wrapped = (lines: readonly string[], language: Language): string => {
  const { isItem, before } = AROUND[language];
  const first = lines.find((line) => line.trim() !== '' && !/^\s*\/\/(?!!)/.test(line)) ?? '';
  const body = lines.join('\n').trimEnd();
  return isItem.test(first) ? `\n${body}\n` : `${before}\n${body}\n}\n`;
};

const expectedOn = (line: string, number: number, own: string): string[] => {
  const marker = /\/\/ flagged((?: REVIEW-\d)*)$/.exec(line.trimEnd());
  if (marker === null) return [];
  const rules = (marker[1] ?? '').split(' ').filter((rule) => rule !== '');
  return (rules.length > 0 ? rules : [own]).map((rule) => `${rule}:${number}`);
};
