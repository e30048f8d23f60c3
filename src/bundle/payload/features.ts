import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isPlain, readTree } from '../bag';
import { BundleError } from '../errors';

/**
 * Takes over the feature files that ran, those whose text is the one Cucumber read, and gives where
 * each text lies beneath `to`.
 *
 * @throws {BundleError} `FEATURES_DIFFER` when a text that ran lies in no file; `STRANGE_NAME`
 */
export const copyFeatures = async (
  from: string,
  to: string,
  ran: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const kept = new Map<string, string>();
  const wanted = new Set(ran);
  const paths = [...(await readTree(from)).files.keys()].filter((path) =>
    path.endsWith('.feature'),
  );
  for (const path of paths.sort()) {
    const text = await readFile(join(from, path), 'utf8');
    if (!wanted.has(text)) continue;
    if (!isPlain(path)) throw strange(path);
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(join(from, path), join(to, path));
    if (!kept.has(text)) kept.set(text, path);
  }
  const missing = wanted.size - kept.size;
  if (missing === 0) return kept;
  throw new BundleError(
    'FEATURES_DIFFER',
    `expected the text of every feature that ran beneath ${from}, but ${missing} of ` +
      `${wanted.size} are not there; run again, and leave the features alone meanwhile`,
  );
};

const strange = (path: string): BundleError =>
  new BundleError(
    'STRANGE_NAME',
    `expected plain names of feature files, found ${JSON.stringify(path)}; use letters, digits, ` +
      'dot, dash, underscore and inner blanks',
  );
