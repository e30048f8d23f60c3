import type { SubjectUnderTest } from './subject-under-test';

/**
 * Has a worker with another token seal the very same: same model, same id, same device. What is left
 * in hand is the seal of the first worker, in the presence of the second, which has its own.
 */
export const sealByAnother = async (subject: SubjectUnderTest): Promise<void> => {
  const before = await subject.case();
  await subject.does('seals the model');
  const theirs = before.shard();
  const digits = Array.from({ length: 32 }, () => Math.floor(subject.draw() * 16).toString(16));
  await subject.restart({ workerToken: `token-${digits.join('')}` });
  await subject.does('seals the model');
  const now = await subject.case();
  const ours = now.shard();
  await subject.amend({ shard: () => theirs });
  subject.provoked.push({
    kind: 'a seal of another worker for the same model under the same id',
    evidence: () =>
      Promise.resolve({
        fired: before.token !== now.token && ours.digest === theirs.digest,
        evidence: `sealed under two tokens, both with digest ${theirs.digest} and ${ours.digest}`,
      }),
  });
};
