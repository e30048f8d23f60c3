import type { KeyObject } from 'node:crypto';
import { layout, sealedFiles } from '../../layout';
import { statementSchema } from '../../statements';
import type { BagUnderTest } from '../bag-under-test';
import { tagProblems } from '../complete';
import { condition, type Condition } from '../condition';
import { payloadOf, readEnvelope, sealed, sealedByAnyone } from '../sealed';
import { originalOf } from './original';

/**
 * The full bundle was sealed with the key from outside, and the edition names its own files. By whom
 * the edition was made is told and asked of nobody: all that matters in it is held to the full one.
 */
export const sealedEdition = async (
  bag: BagUnderTest,
  publicKey: KeyObject | null,
): Promise<Condition> => {
  const original = originalOf(bag);
  const full = publicKey ? await sealed(original, publicKey) : await sealedByAnyone(original);
  const own = await sealedByAnyone(bag);
  const problems = [...full.problems, ...own.problems, ...(await otherFiles(original))];
  const ours = publicKey !== null && (await sealed(bag, publicKey)).ok;
  const whose = ours ? 'too' : 'by somebody else, or unsigned';
  return condition('sealed', problems, `the full bundle ${full.detail}; the edition ${whose}`);
};

/** The other files around the payload of the full bundle: all that there were, as it was sealed. */
const otherFiles = async (original: BagUnderTest): Promise<readonly string[]> => {
  const envelope = await readEnvelope(original, layout.seal);
  const { subject } = statementSchema.parse(payloadOf(envelope));
  const problems = (await tagProblems(original)).map((one) => `${layout.original}: ${one}`);
  for (const path of sealedFiles) {
    const is = await original.digest(path);
    if (!subject.some(({ name, digest }) => name === path && digest.sha256 === is)) {
      problems.push(`${layout.original}/${path} is not the file that the seal names`);
    }
  }
  return problems;
};
