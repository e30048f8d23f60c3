import { layout } from './layout';
import { matrixSchema, severalSchema, type Matrix, type Several } from './several';
import { isSigned } from './read-bundle';
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
 * @throws {z.ZodError | SyntaxError} when its list or its matrix is not of its shape
 */
export const readSeveral = async (directory: string): Promise<ReadSeveral | null> => {
  const bag = await openBag(directory);
  if (!isSeveral(bag)) return null;
  return {
    several: severalSchema.parse(JSON.parse(await bag.text(layout.subjects))),
    matrix: matrixSchema.parse(JSON.parse(await bag.text(layout.matrix))),
    signed: isSigned(await bag.text(layout.seal)),
  };
};
