import {
  readTrail,
  refuseWrites,
  refuseWritesAvailability,
  writesAreRefused,
} from '../../src/probes';
import { NotJudged } from './not-judged';
import type { SubjectUnderTest } from './subject-under-test';

/**
 * Makes the disk refuse every write of the running subject. Shown to have fired by two witnesses:
 * the system says that the limit is in force, and no byte of the trail was added since.
 */
export const refuseTheDisk = async (subject: SubjectUnderTest): Promise<void> => {
  const availability = await refuseWritesAvailability(process.platform);
  if (!availability.available) throw new NotJudged('not-verified', availability.reason ?? '');
  const at = await subject.case();
  const { pid } = await subject.process();
  const size = async (): Promise<number> => {
    const { files } = await readTrail(at.trail);
    return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  };
  await subject.settle();
  const before = await size();
  await refuseWrites(pid);
  const inForce = await writesAreRefused(pid);
  subject.provoked.push({
    kind: 'a disk that refuses every write',
    evidence: async () => {
      const grown = (await size()) - before;
      return {
        fired: inForce && grown === 0,
        evidence: `file size limit ${inForce ? '0 in force' : 'not in force'}, trail grew by ${grown} bytes`,
      };
    },
  });
};
