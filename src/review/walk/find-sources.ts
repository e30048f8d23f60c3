import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Language } from '../facts/types';
import { ReviewError } from '../errors';
import { languageOf } from '../syntax/parse';
import { isIgnored, parseIgnore, type IgnoreRules } from './gitignore';

/** A source file that is to be read. */
export interface Found {
  /** Absolute. */
  readonly path: string;
  readonly language: Language;
}

/** Directories nobody reviews, whether or not they are ignored. */
const NEVER = new Set(['target', 'node_modules', '.git', 'dist', 'coverage', 'vendor']);
const TESTS = /(?:^|\/)(?:tests?|__tests__|benches)\/|\.(?:test|spec)\.[cm]?tsx?$/;

/** What is left aside, besides what .gitignore says. */
export interface Leaving {
  readonly exclude: readonly string[];
  /** What the patterns of `exclude` are relative to. */
  readonly directory: string;
  readonly withTests: boolean;
}

/**
 * The Rust and TypeScript files under a path, in the order of their names. Symbolic links below it
 * are not followed, so that no loop can be entered and no file be read twice.
 *
 * @throws {ReviewError} NO_SUCH_PATH
 */
export const findSources = async (path: string, leaving: Leaving): Promise<readonly Found[]> => {
  const kind = await stat(path).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ReviewError(
      'NO_SUCH_PATH',
      `expected a file or a directory with sources at ${path}, but it cannot be read: ${why}`,
      { cause },
    );
  });
  const language = languageOf(path);
  if (!kind.isDirectory()) return language === null ? [] : [{ path, language }];
  const excluded = parseIgnore(leaving.exclude.join('\n'), slashed(leaving.directory));
  const found: Found[] = [];
  await walk(path, [...rulesAround(path), excluded], leaving.withTests ? null : path, found);
  return found;
};

const slashed = (directory: string): string =>
  `${directory.split(sep).join('/').replace(/\/$/, '')}/`;

/** The .gitignore files above a directory, out to the repository's root. */
const rulesAround = (path: string): IgnoreRules[] => {
  const rules: IgnoreRules[] = [];
  for (let at = path; !existsSync(join(at, '.git')) && dirname(at) !== at;) {
    at = dirname(at);
    rules.unshift(...rulesIn(at));
  }
  return rules;
};

const rulesIn = (directory: string): IgnoreRules[] => {
  const file = join(directory, '.gitignore');
  if (!existsSync(file)) return [];
  return [parseIgnore(readFileSync(file, 'utf8'), slashed(directory))];
};

const walk = async (
  directory: string,
  outer: readonly IgnoreRules[],
  testsUnder: string | null,
  found: Found[],
): Promise<void> => {
  const rules = [...outer, ...rulesIn(directory)];
  const entries = await readdir(directory, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    const below = testsUnder === null ? '' : relative(testsUnder, path).split(sep).join('/');
    if (isIgnored(path.split(sep).join('/'), entry.isDirectory(), rules)) continue;
    if (entry.isDirectory()) {
      if (NEVER.has(entry.name) || TESTS.test(`${below}/`)) continue;
      await walk(path, rules, testsUnder, found);
    } else if (entry.isFile() && !TESTS.test(below)) {
      const language = languageOf(entry.name);
      if (language !== null) found.push({ path, language });
    }
  }
};
