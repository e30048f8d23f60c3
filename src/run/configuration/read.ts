import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { requirements } from '../../catalogue';
import { waiversSchema, LONGEST_WAIVER_DAYS, type Exceptions } from '../../verdict';
import { ConfigurationError } from './error';
import { readLocatedYaml } from './located-yaml';
import { nearest } from './nearest';
import { configurationSchema, type Configuration } from './schema';

/** Looked for in the working directory, and nowhere above it. */
const CONFIGURATION_FILE = 'proofgate.config.yaml';

/**
 * The configuration that a path names: the file itself, or the one in that directory.
 *
 * @throws {ConfigurationError} `NOT_FOUND`
 */
export const configurationAt = async (path: string): Promise<string> => {
  try {
    return (await stat(path)).isDirectory() ? join(path, CONFIGURATION_FILE) : path;
  } catch (cause) {
    throw new ConfigurationError(
      'NOT_FOUND',
      `expected a configuration at ${path}, found nothing that can be read there; check the path, ` +
        `which is of a file or of a directory that holds ${CONFIGURATION_FILE}`,
      { cause },
    );
  }
};

/** A configuration, and where it was read. */
export interface Configured {
  readonly configuration: Configuration;
  /** Absolute: what its paths are relative to. */
  readonly directory: string;
  /** Null where there is none. */
  readonly file: string | null;
}

/**
 * The configuration that was named, or the one in the working directory, or none.
 *
 * @throws {ConfigurationError}
 */
export const readConfiguration = async (
  cwd: string,
  named: string | undefined,
): Promise<Configured> => {
  const file = named ?? join(cwd, CONFIGURATION_FILE);
  const text = await textOf(file, cwd, named === undefined);
  if (text === null) return { configuration: {}, directory: cwd, file: null };
  const configuration = readLocatedYaml({
    ...{ file: relative(cwd, file) || file, text, schema: configurationSchema },
    help: 'All it may say: proofgate schema config',
  });
  for (const { id } of configuration.requirements?.exclude ?? []) refuseUnknown(id, file);
  return { configuration, directory: dirname(file), file };
};

/** The file of waivers, as it was read and as it is meant. */
export interface Waivers {
  readonly waivers: Exceptions['waivers'];
  readonly text: string | null;
}

/**
 * Reads the waivers; that one has expired or matches nothing is for the verdict to say.
 *
 * @throws {ConfigurationError}
 */
export const readWaivers = async (
  file: string | null,
  cwd: string,
  today: string,
): Promise<Waivers> => {
  if (file === null) return { waivers: [], text: null };
  const text = await textOf(file, cwd, false);
  const { waivers } = readLocatedYaml({
    ...{ file: relative(cwd, file) || file, text: text ?? '', schema: waiversWithin(today) },
    help: 'What a waiver says: docs/waive-honestly.md, or proofgate schema waivers',
  });
  return { waivers, text };
};

const DAY_MS = 86_400_000;

/** Whoever asks for too long is told at once, and where. */
const waiversWithin = (today: string): typeof waiversSchema => {
  const last = Date.parse(today) + LONGEST_WAIVER_DAYS * DAY_MS;
  return waiversSchema.superRefine(({ waivers }, context) => {
    for (const [index, { expires }] of waivers.entries()) {
      if (Date.parse(expires) <= last) continue;
      const latest = new Date(last).toISOString().slice(0, 10);
      context.addIssue({
        code: 'custom',
        path: ['waivers', index, 'expires'],
        message: `a day no later than ${latest}, ${LONGEST_WAIVER_DAYS} days from today,`,
      });
    }
  });
};

/** @throws {ConfigurationError} `NOT_FOUND`, `UNREADABLE` */
const textOf = async (file: string, cwd: string, mayLack: boolean): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing && mayLack) return null;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(
      isMissing ? 'NOT_FOUND' : 'UNREADABLE',
      `expected a file at ${relative(cwd, file) || file}, but it cannot be read: ${why}; ` +
        'check the path, which is relative to the configuration that names it',
      { cause },
    );
  }
};

const refuseUnknown = (id: string, file: string): void => {
  const known = requirements.map((one): string => one.id);
  if (known.includes(id)) return;
  const meant = nearest(id, known);
  throw new ConfigurationError(
    'INVALID',
    `${file}: expected a requirement of the catalogue to leave out, found ${id}; ` +
      (meant === undefined ? 'see features/README.md' : `did you mean ${meant}?`),
  );
};
