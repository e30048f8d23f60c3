import { BundleError } from './errors';
import { layout } from './layout';
import { isSigned } from './read-bundle';
import { matrixSchema, severalSchema, type Matrix, type Several } from './several';
import { isSeveral, openBag } from './verify';

/** A bundle over several subjects as it tells of itself; whether that is so, only verification says. */
export interface ReadSeveral {
  readonly several: Several;
  readonly matrix: Matrix;
  readonly signed: boolean;
}

/**
 * Reads what a bundle tells over several subjects; `null` where it is one of a single subject.
 *
 * @throws {BundleError} `NOT_A_BUNDLE`, `NEWER_FORMAT`
 */
export const readSeveral = async (directory: string): Promise<ReadSeveral | null> => {
  const bag = await openBag(directory);
  if (!isSeveral(bag)) return null;
  try {
    return {
      several: severalSchema.parse(JSON.parse(await bag.text(layout.subjects))),
      matrix: matrixSchema.parse(JSON.parse(await bag.text(layout.matrix))),
      signed: isSigned(await bag.text(layout.seal)),
    };
  } catch (cause) {
    throw new BundleError(
      'NOT_A_BUNDLE',
      `expected a bundle over several subjects that can be read at ${directory}, but its list or its ` +
        'matrix cannot; ask proofgate verify what is wrong with it',
      { cause },
    );
  }
};
