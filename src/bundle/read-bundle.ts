import { parseManifest, sha256 } from './bag';
import { envelopeSchema } from './dsse';
import { BundleError } from './errors';
import { layout } from './layout';
import { isSeveral, loadDocuments, openBag, type BagUnderTest, type Documents } from './verify';

/** A bundle as it tells of itself; whether any of it is so, only verification says. */
export interface ReadBundle extends Documents {
  readonly directory: string;
  /** Whether there is a signature; whose, and whether it holds, was not looked at. */
  readonly signed: boolean;
  /** Of the payload manifest: the name by which this very bundle is known. */
  readonly manifestSha256: string;
  /** Digests of the payload by path, as the manifest lists them. */
  readonly payload: ReadonlyMap<string, string>;
  /** A document of the payload. @throws {RangeError} when there is none. */
  readonly text: (path: string) => Promise<string>;
}

/**
 * Reads the documents of a bundle without verifying it.
 *
 * @throws {BundleError} `NOT_A_BUNDLE`, `NEWER_FORMAT`, `SEVERAL_SUBJECTS`
 */
export const readBundle = async (directory: string): Promise<ReadBundle> => {
  const bag = await openBag(directory);
  if (isSeveral(bag)) throw ofSeveral(directory, bag);
  const { documents, problems } = await loadDocuments(bag);
  const lacks = [layout.manifest, layout.seal].filter((path) => !bag.tree.files.has(path));
  if (!documents || lacks.length > 0) {
    const [first = `${lacks.join(' and ')} missing`] = problems;
    throw new BundleError(
      'NOT_A_BUNDLE',
      `expected a proof bundle that can be read at ${directory}, but ${first}; ask proofgate ` +
        'verify what else is wrong with it',
    );
  }
  const manifest = await bag.text(layout.manifest);
  return {
    ...documents,
    directory,
    signed: isSigned(await bag.text(layout.seal)),
    manifestSha256: sha256(manifest),
    payload: parseManifest(manifest).manifest,
    text: bag.text,
  };
};

const ofSeveral = (directory: string, { tree }: BagUnderTest): BundleError => {
  const places = [...tree.files.keys()].flatMap(
    (path) => /^data\/subjects\/[^/]+/.exec(path) ?? [],
  );
  return new BundleError(
    'SEVERAL_SUBJECTS',
    `expected the bundle of one subject, but ${directory} holds those of several; name one of them: ` +
      [...new Set(places)].sort().join(', '),
  );
};

/** Whether an envelope carries a signature. */
export const isSigned = (text: string): boolean => {
  try {
    return envelopeSchema.parse(JSON.parse(text)).signatures.length > 0;
  } catch {
    // An envelope that cannot be read carries no signature.
    return false;
  }
};
