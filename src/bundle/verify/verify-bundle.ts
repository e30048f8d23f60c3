import type { KeyObject } from 'node:crypto';
import { regulations, requirements } from '../../catalogue';
import type { Catalogue } from '../types';
import { openBag } from './bag-under-test';
import { loadDocuments } from './documents';
import { isEdition, verifyEdition } from './edition';
import { isSeveral, verifySeveral } from './several';
import { verifyFull, type Verification } from './verify-full';

export type { Verification } from './verify-full';

/** What is verified, and by what. */
interface VerificationInput {
  readonly directory: string;
  /** The signer's key, from anywhere but the bundle; null leaves open who sealed it. */
  readonly publicKey: KeyObject | null;
  /** The catalogue the bundle must have been judged by: that of this gate, unless said otherwise. */
  readonly catalogue?: Catalogue;
}

/**
 * Verifies a bundle: whether it is all there, who sealed it, what was stated, whether it can be
 * read, whether its parts agree, and whether its observations give the verdicts signed. Every
 * condition is looked at and told, whatever became of those before it.
 *
 * @throws {BundleError} `NOT_A_BUNDLE`, `NEWER_FORMAT`: there is nothing here to verify.
 */
export const verifyBundle = async ({
  directory,
  publicKey,
  catalogue = { requirements, regulations },
}: VerificationInput): Promise<Verification> => {
  const bag = await openBag(directory);
  if (isEdition(bag)) return verifyEdition(bag, publicKey, catalogue);
  if (isSeveral(bag)) return verifySeveral(directory, bag, publicKey, catalogue);
  return verifyFull(bag, await loadDocuments(bag), publicKey, catalogue);
};
