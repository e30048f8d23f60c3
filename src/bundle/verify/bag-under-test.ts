import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileDigester, parseBagInfo, readTree, type BagInfo, type Tree } from '../bag';
import { BundleError, isSystemError } from '../errors';
import { FORMAT_VERSION, layout } from '../layout';

/** The longest file that is read whole: beyond it no document of ours grows, and memory is at risk. */
const DOCUMENT_LIMIT_BYTES = 512 * 1024 * 1024;

/** A bundle as it was found. Only regular files within it are ever opened. */
export interface BagUnderTest {
  readonly tree: Tree;
  /** @throws {RangeError} when there is no such file, or it is too long to be a document. */
  readonly text: (path: string) => Promise<string>;
  /** SHA-256 of a file, read once; `undefined` when there is no such file. */
  readonly digest: (path: string) => Promise<string | undefined>;
}

/**
 * Opens a bundle.
 *
 * @throws {BundleError} `NOT_A_BUNDLE`, `NEWER_FORMAT`
 */
export const openBag = async (directory: string): Promise<BagUnderTest> => {
  const tree = await treeOf(directory);
  const digestOf = fileDigester();
  const digests = new Map<string, Promise<string>>();
  const bag: BagUnderTest = {
    tree,
    text: async (path) => {
      const bytes = tree.files.get(path);
      if (bytes === undefined) throw new RangeError(`${path} is missing`);
      if (bytes > DOCUMENT_LIMIT_BYTES) throw new RangeError(`${path} is longer than any document`);
      return readFile(join(directory, path), 'utf8');
    },
    digest: async (path) => {
      if (!tree.files.has(path)) return undefined;
      const known = digests.get(path) ?? digestOf(join(directory, path));
      digests.set(path, known);
      return known;
    },
  };
  await checkFormat(directory, bag);
  return bag;
};

const treeOf = async (directory: string): Promise<Tree> => {
  try {
    const found = await lstat(directory);
    if (!found.isDirectory()) throw notABundle(directory, 'it is no directory');
    return await readTree(directory);
  } catch (error) {
    if (isSystemError(error)) throw notABundle(directory, error.message, error);
    throw error;
  }
};

const checkFormat = async (directory: string, bag: BagUnderTest): Promise<void> => {
  if (!bag.tree.files.has(layout.bagit)) throw notABundle(directory, 'it has no bagit.txt');
  if (!bag.tree.files.has(layout.bagInfo)) throw notABundle(directory, 'it has no bag-info.txt');
  const info = parseBagInfo(await bag.text(layout.bagInfo));
  const format = info.get('Proofgate-Format');
  if (format === undefined || !/^[1-9]\d{0,8}$/.test(format)) {
    throw notABundle(directory, 'its bag-info.txt names no Proofgate-Format');
  }
  if (Number(format) > FORMAT_VERSION) {
    throw new BundleError(
      'NEWER_FORMAT',
      `expected a bundle of format ${FORMAT_VERSION} or older, found format ${format}` +
        `${writerOf(info)}; nothing of it was looked at. Verify it with the version that wrote it, ` +
        'or a newer one; VERIFY.md in it says how to do so by hand',
    );
  }
};

/** By whom it says it was written, if that reads like a version of this gate. */
const writerOf = (info: BagInfo): string => {
  const agent = info.get('Bag-Software-Agent') ?? '';
  return /^proofgate \d+\.\d+\.\d[\w.-]{0,40}$/.test(agent) ? `, written by ${agent}` : '';
};

const notABundle = (directory: string, why: string, cause?: Error): BundleError =>
  new BundleError(
    'NOT_A_BUNDLE',
    `expected a proof bundle at ${directory}, but ${why}; name the directory that holds bagit.txt`,
    { cause },
  );
