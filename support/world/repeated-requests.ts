import { emitRoutine, sealNamed } from './requests';
import type { SubjectUnderTest } from './subject-under-test';

/** Has a subject do something so often. */
export type Repeated = (subject: SubjectUnderTest, count: number) => Promise<void>;

/** Fills the buffer with so many routine events of the subject's own vocabulary. */
export const buffer: Repeated = async (subject, count) => {
  const at = await subject.case();
  for (let n = 0; n < count; n += 1) await subject.ask(emitRoutine(at));
};

/** Has such events written one by one, each on disk before the next. */
export const write: Repeated = async (subject, count) => {
  for (let n = 0; n < count; n += 1) {
    await buffer(subject, 1);
    await subject.settle();
  }
};

/** Seals the model so often: first under the id of the case, then each time under another. */
export const sealOften: Repeated = async (subject, count) => {
  const at = await subject.case();
  await subject.ask(sealNamed(at, at.shardId));
  for (let n = 2; n <= count; n += 1) await subject.ask(sealNamed(at, `${at.shardId}-${n}`));
};
