import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Layout } from '../layout';

/** What judges, beneath the code of the gate; who is judged, and how it is told, is not among it. */
const judging = [
  'steps',
  'support/vocabulary',
  'support/hooks',
  'support/parameters',
  'support/world',
  'support/fixtures',
  'support/controls',
  'src/catalogue',
  'src/protocol',
  'src/verdict',
  'src/driver',
  'src/probes',
  'src/review',
  'src/run',
  'src/selftest',
];

/**
 * The digest of all that judges: features, steps, world, probes, driver, checks and catalogue, and
 * the libraries they are written with. Two gates of one digest catch the same vices. A gate in a
 * checkout and the same one built are two: what runs is what is digested.
 */
export const gateDigest = async ({ root, features, code }: Layout): Promise<string> => {
  const files = [...(await filesBeneath(features, /\.feature$/)), ...(await codeOf(code))];
  const hash = createHash('sha256').update(await dependenciesOf(root));
  for (const file of files) {
    const name = relative(root, file).split(sep).join('/');
    const content = createHash('sha256').update(await readFile(file));
    hash.update(`${name}\n${content.digest('hex')}\n`);
  }
  return hash.digest('hex');
};

const codeOf = async (code: string): Promise<readonly string[]> => {
  const inCode = (file: string) => relative(code, file).split(sep).join('/');
  const isJudging = (file: string): boolean =>
    judging.some(
      (part) => inCode(file).startsWith(`${part}/`) || inCode(file).startsWith(`${part}.`),
    );
  const folders = ['steps', 'support', 'src'].map((folder) =>
    filesBeneath(join(code, folder), /(?<!\.d|\.test)\.[jt]sx?$/),
  );
  return (await Promise.all(folders))
    .flat()
    .filter((file) => isJudging(file) && !inCode(file).includes('/testing/'));
};

const filesBeneath = async (directory: string, wanted: RegExp): Promise<readonly string[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};

const dependenciesOf = async (root: string): Promise<string> => {
  const text = await readFile(join(root, 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { readonly dependencies: object };
  return `${JSON.stringify(dependencies)}\n`;
};
