import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ReviewError } from '../errors';
import { configurationSchema, type ConfigurationInput } from './schema';

/** The file a project describes its own loggers, events and helpers in. */
export const CONFIGURATION_FILE = 'proofgate.review.yaml';

/** A configuration, and the directory its paths are relative to. */
export interface Configured {
  readonly configuration: ConfigurationInput;
  readonly directory: string;
  /** Where it was read from, or null where the defaults stand. */
  readonly file: string | null;
}

/** The configuration a directory is under: its own or that of the nearest one around it. */
export const findConfiguration = async (from: string): Promise<Configured> => {
  for (let at = from; ; at = dirname(at)) {
    const file = join(at, CONFIGURATION_FILE);
    if (existsSync(file)) return readConfiguration(file);
    if (existsSync(join(at, '.git')) || dirname(at) === at) break;
  }
  return { configuration: configurationSchema.parse({}), directory: from, file: null };
};

/** @throws {ReviewError} BAD_CONFIGURATION when it cannot be read or says what nothing understands. */
export const readConfiguration = async (file: string): Promise<Configured> => {
  const wrong = (detail: string, cause?: unknown) =>
    new ReviewError(
      'BAD_CONFIGURATION',
      `expected a configuration of the review in ${file}, found: ${detail}; see docs/review.md`,
      { cause },
    );
  let content: unknown;
  try {
    content = parse(await readFile(file, 'utf8'), { maxAliasCount: 20 }) ?? {};
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const parsed = configurationSchema.safeParse(content);
  if (!parsed.success) throw wrong(z.prettifyError(parsed.error).replace(/\s*\n\s*/g, ' '));
  return { configuration: parsed.data, directory: dirname(file), file };
};
