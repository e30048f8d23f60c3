import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseManifest, readTree, sha256 } from '../bag';
import { editionPage, editionSchema, type Edition } from '../edition';
import { writeEdition } from '../edition/write-edition';
import { layout } from '../layout';
import { resultsSchema } from '../results';
import { sealBag } from '../sign';
import type { BundleInput } from '../types';
import { writeBundle } from '../write-bundle';
import { tellingRun } from './telling-run';
import { temporaryPlace } from './temporary-place';

/** An edition that nobody signed, of a bundle that somebody did, and those who would change it. */
interface SealedEdition {
  readonly run: BundleInput;
  readonly edition: Edition;
  readonly publicKey: KeyObject;
  /** A copy of its own for each who means to change it. */
  readonly copy: () => Promise<string>;
  /** An edition whose maker changed it. */
  readonly forged: (deed: Deed) => Promise<string>;
  /** An edition of a bundle that was untrue when it was signed: the same was changed in both. */
  readonly ofALie: (deed: Deed) => Promise<string>;
}

type Deed = (root: string) => Promise<void>;

/** Signs a small run, by default one that tells a word, and leaves a requirement's evidence out. */
export const sealedEdition = async (
  requirement = 'DROP-3',
  runOf: (changes: Partial<BundleInput>) => Promise<BundleInput> = (changes) =>
    tellingRun('a-word', changes),
): Promise<SealedEdition> => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const run = await runOf({ signingKey: privateKey });
  await writeBundle(run);
  const directory = join(await temporaryPlace(), 'edition');
  const edition = await writeEdition({
    ...{ bundle: run.directory, directory, reason: 'names a  person', absent: [] },
    ...{ selection: { evidence: [], requirements: [requirement], kinds: [] }, signingKey: null },
  });
  const copyOf = async (bundle: string): Promise<string> => {
    const place = join(await temporaryPlace(), 'copy');
    await cp(bundle, place, { recursive: true });
    return place;
  };
  const forged = async (deed: Deed): Promise<string> => {
    const root = await copyOf(directory);
    await deed(root);
    await sealBag(root, null);
    return root;
  };
  const ofALie = async (deed: Deed): Promise<string> => {
    const full = await copyOf(run.directory);
    await deed(full);
    await sealBag(full, privateKey);
    return forged(async (root) => {
      await deed(root);
      await takeOver(full, root);
    });
  };
  const publicKey = createPublicKey(privateKey);
  return { run, edition, publicKey, copy: () => copyOf(directory), forged, ofALie };
};

/** Makes an edition one of another full bundle, as whoever makes editions would. */
const takeOver = async (full: string, root: string): Promise<void> => {
  for (const path of (await readTree(full)).files.keys()) {
    if (!path.startsWith('data/')) await cp(join(full, path), join(root, layout.original, path));
  }
  const text = await readFile(join(full, layout.manifest), 'utf8');
  const { manifest } = parseManifest(text);
  const now = (files: Edition['removed']) =>
    files.flatMap(({ path }) => {
      const digest = manifest.get(path);
      return digest === undefined ? [] : [{ path, sha256: digest }];
    });
  await editEdition(root, (edition) => ({
    ...{ ...edition, of: { manifestSha256: sha256(text) } },
    ...{ removed: now(edition.removed), omitted: now(edition.omitted) },
    rewritten: now(edition.rewritten),
  }));
};

/** Changes what an edition says of itself, in both places. */
export const editEdition = async (
  root: string,
  change: (edition: Edition) => Edition,
): Promise<void> => {
  const read = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(root, path), 'utf8'));
  const edition = change(editionSchema.parse(await read(layout.edition)));
  const results = resultsSchema.parse(await read(layout.results));
  await writeFile(join(root, layout.edition), JSON.stringify(edition));
  await writeFile(join(root, layout.editionPage), editionPage(edition, results));
};
