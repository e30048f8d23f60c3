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
  from: readonly string[],
  to: string,
  ran: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const kept = new Map<string, string>();
  const wanted = new Set(ran);
  for (const [place, path] of await featuresIn(from)) {
    const text = await readFile(join(place, path), 'utf8');
    if (!wanted.has(text)) continue;
    if (!isPlain(path)) throw strange(path);
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(join(place, path), join(to, path));
    if (!kept.has(text)) kept.set(text, path);
  }
  const missing = wanted.size - kept.size;
  if (missing === 0) return kept;
  throw new BundleError(
    'FEATURES_DIFFER',
    `expected the text of every feature that ran beneath ${from.join(' and ')}, but ${missing} of ` +
      `${wanted.size} are not there; run again, and leave the features alone meanwhile`,
  );
};

const featuresIn = async (
  places: readonly string[],
): Promise<readonly (readonly [place: string, path: string])[]> => {
  const found: [string, string][] = [];
  for (const place of places) {
    const paths = [...(await readTree(place)).files.keys()].sort();
    for (const path of paths) if (path.endsWith('.feature')) found.push([place, path]);
  }
  return found;
};

const strange = (path: string): BundleError =>
  new BundleError(
    'STRANGE_NAME',
    `expected plain names of feature files, found ${JSON.stringify(path)}; use letters, digits, ` +
      'dot, dash, underscore and inner blanks',
  );
