import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE = /^(?<folder>.*node_modules\/(?<name>(?:@[^/]+\/)?[^/]+))\//;

/**
 * The licence of every package that files come from, each under the package's name.
 *
 * @throws {Error} where a package has none: then it may not be passed on.
 */
export const licencesOf = async (root: string, files: readonly string[]): Promise<string> => {
  const packages = new Map<string, string>();
  for (const file of files) {
    const { folder, name } = PACKAGE.exec(file)?.groups ?? {};
    if (folder !== undefined && name !== undefined) packages.set(name, join(root, folder));
  }
  const texts = [...packages].sort().map(async ([name, folder]) => {
    return `${name}\n\n${(await licenceIn(folder)).trim()}\n`;
  });
  return (await Promise.all(texts)).join('\n---\n\n');
};

const licenceIn = async (folder: string): Promise<string> => {
  const file = (await readdir(folder)).find((name) => /^licen[cs]e(\.|$)/i.test(name));
  if (file !== undefined) return readFile(join(folder, file), 'utf8');
  throw new Error(`expected a licence in ${folder}, found none; do not pack what has no licence`);
};
