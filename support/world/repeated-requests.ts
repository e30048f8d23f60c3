import { emitRoutine, sealNamed } from './requests';
import type { SubjectUnderTest } from './subject-under-test';

/** Fills the buffer with so many routine events of the subject's own vocabulary. */
export const buffer = async (subject: SubjectUnderTest, count: number): Promise<void> => {
  const at = await subject.case();
  for (let n = 0; n < count; n += 1) await subject.ask(emitRoutine(at));
};

/** Seals the model so often, each time under another id. */
export const sealOften = async (subject: SubjectUnderTest, count: number): Promise<void> => {
  const at = await subject.case();
  for (let n = 0; n < count; n += 1) await subject.ask(sealNamed(at, `${at.shardId}-${n}`));
};
