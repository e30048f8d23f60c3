import { cp, glob, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { RequirementDefinition } from '../../catalogue';
import type { Configuration } from '../configuration';
import { readTeamRequirements, standardPrefixes } from './requirements-file';
import { assertTeamFeature, refused } from './team-features';

export type ExtensionConfiguration = NonNullable<Configuration['extension']>;

/** Where a team's extension is described, and by what. */
export interface ExtensionRequest {
  readonly configuration: ExtensionConfiguration;
  /** Absolute: what its paths are relative to. */
  readonly directory: string;
}

/** A team's extension, read and found in order as far as that shows without running any of it. */
export interface Extension {
  readonly prefix: string;
  readonly requirements: readonly RequirementDefinition[];
  /** Absolute paths of the team's own step files, which run where they lie. */
  readonly steps: readonly string[];
  /** Copies: `features/team/…`, which run, and `code/…`, which the bundle keeps. */
  readonly features: string;
  readonly code: string;
}

/**
 * Prepares an extension in a directory of its own: what was looked at is copied, and the copy runs.
 *
 * @throws {RunError | ConfigurationError}
 */
export const prepareExtension = async (
  { configuration, directory }: ExtensionRequest,
  place: string,
): Promise<Extension> => {
  const { prefix } = configuration;
  assertPrefix(prefix);
  const files = await filesOf(directory, configuration.requirements, ['.yaml', '.yml']);
  const read = await Promise.all(
    files.map((path) => readTeamRequirements(path, nameOf(directory, path), prefix)),
  );
  const requirements = read.flat();
  const own = new Set(requirements.map(({ id }) => id));
  if (own.size < requirements.length) {
    throw refused(
      `expected every requirement of ${prefix} once, found one twice; number them anew`,
    );
  }
  const features = join(place, 'features');
  for (const path of await filesOf(directory, configuration.features, ['.feature'])) {
    const name = join('team', nameOf(directory, path));
    const text = await readFile(path, 'utf8');
    assertTeamFeature(nameOf(directory, path), text, own);
    await mkdir(dirname(join(features, name)), { recursive: true });
    await writeFile(join(features, name), text);
  }
  const steps = await filesOf(directory, configuration.steps, [
    '.ts',
    '.mts',
    '.js',
    '.mjs',
    '.cjs',
  ]);
  const code = join(place, 'code');
  for (const path of [...files, ...steps]) {
    await cp(path, join(code, nameOf(directory, path)));
  }
  return { prefix, requirements, steps, features, code };
};

/** @throws {RunError} `BAD_EXTENSION` when a team would speak as the standard. */
export const assertPrefix = (prefix: string): void => {
  if (!/^[A-Z]{2,12}$/.test(prefix)) {
    throw refused(
      `expected a prefix of 2 to 12 capital letters, found ${JSON.stringify(prefix)}; choose another, ` +
        'such as TEAM',
    );
  }
  if (!standardPrefixes.has(prefix)) return;
  throw refused(
    `expected a prefix of your own for your requirements, found ${prefix}, which is the standard's ` +
      `(${[...standardPrefixes].join(', ')}); choose another, such as TEAM`,
  );
};

/** A path as the bundle tells it: from the configuration, with plain slashes, never above it. */
const nameOf = (directory: string, path: string): string =>
  relative(directory, path)
    .split(sep)
    .filter((part) => part !== '..')
    .join('/');

/** The files that paths, directories and patterns of a configuration come to, in order. */
const filesOf = async (
  directory: string,
  named: readonly string[],
  endings: readonly string[],
): Promise<readonly string[]> => {
  const found = new Set<string>();
  for (const one of named) {
    const before = found.size;
    const pattern = (await isDirectory(resolve(directory, one))) ? `${one}/**/*` : one;
    for await (const path of glob(pattern, { cwd: directory })) {
      if (endings.some((ending) => path.endsWith(ending))) found.add(resolve(directory, path));
    }
    if (found.size > before) continue;
    throw refused(
      `expected files ending in ${endings.join(', ')} at ${one}, found none; ` +
        'check the paths of `extension` in the configuration',
    );
  }
  return [...found].sort();
};

const isDirectory = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // A pattern is no path; that nothing matches it is told by whoever looks for files.
    return false;
  }
};
