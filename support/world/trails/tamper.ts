import {
  holdTrail,
  memorySource,
  tamperings,
  TrailKey,
  verificationSeen,
  verifyTrail,
  type TamperingName,
} from '../../../src/probes';
import { NotJudged } from '../not-judged';
import type { SubjectUnderTest } from '../subject-under-test';
import { changedFiles } from './provoked';

/** Tampers with a copy of a finished trail, and asks verification about it. */
export const tamperWith = async (
  subject: SubjectUnderTest,
  tampering: TamperingName,
  random: () => number,
) => {
  await subject.stop();
  const { trail } = await subject.case();
  const { format } = trail;
  const files = await holdTrail(trail);
  const tampered = tamperings[tampering](files, random, format);
  if (tampered === null) {
    throw new NotJudged(
      'inconclusive',
      `a trail of ${files.size} files is too small for ${tampering}`,
    );
  }
  subject.provoked.push(changedFiles(tampering, files, tampered.files));
  const key = new TrailKey(trail.key);
  const verification = await verifyTrail(memorySource(tampered.files, format), [key]);
  return {
    expected: { tampering, at: tampered.at.map(({ file, line }) => ({ file, line })) },
    seen: { verification: verificationSeen(verification) },
  };
};
