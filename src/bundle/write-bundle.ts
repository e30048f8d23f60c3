import { regulations, requirements } from '../catalogue';
import { refuseSecrets, stagePayload } from './payload';
import { sealBag } from './sign';
import type { BundleInput, WrittenBundle } from './types';
import { writeWhole } from './write-whole';

/**
 * Writes a run down as a proof bundle and seals it. The directory appears whole or not at all.
 *
 * @throws {BundleError} `EXISTS`, `UNWRITABLE`, `STRANGE_NAME`, `EVIDENCE_BROKEN`,
 *   `FEATURES_DIFFER`, `SECRET_FOUND`
 */
export const writeBundle = async (input: BundleInput): Promise<WrittenBundle> => {
  const { directory, signingKey, secrets = [] } = input;
  const catalogue = input.catalogue ?? { requirements, regulations };
  return writeWhole(directory, async (partial) => {
    const normalizedSha256 = await stagePayload(partial, input, catalogue);
    await refuseSecrets(partial, secrets);
    await sealBag(partial, signingKey);
    return { directory, normalizedSha256, signed: signingKey !== null };
  });
};
