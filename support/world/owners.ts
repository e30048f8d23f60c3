import type { OperationName, OperationValue } from '../../src/protocol';
import { CAPACITY_BYTES } from '../fixtures';
import { request, sealNamed, type Request } from './request';
import { deviceState } from './state';
import type { SubjectUnderTest } from './subject-under-test';

/** What the request made last was granted with, if it was and was of that kind. */
const granted = <N extends OperationName>(
  subject: SubjectUnderTest,
  key: string,
): OperationValue<N> | null => {
  const value = subject.answers.grant();
  return value !== null && key in value ? (value as OperationValue<N>) : null;
};

/** The seal that was just made, beside what the gate knows of the model. */
export const sealInHand = async (subject: SubjectUnderTest) => {
  const { shardId, workspace } = await subject.case();
  const { bytes, digest } = workspace.model;
  return {
    expected: {
      ...{ shard_id: shardId, gpu_device: 0, vram_bytes: bytes, digest },
      total_bytes: CAPACITY_BYTES,
    },
    seen: {
      seal: granted<'vram.seal'>(subject, 'shard')?.shard ?? null,
      state: await deviceState(await subject.process()),
    },
  };
};

/** The model that was just loaded, beside the one the gate made. */
export const modelInHand = async (subject: SubjectUnderTest) => {
  const { digest, bytes, tensors } = (await subject.case()).workspace.model;
  return {
    expected: { digest, bytes, tensors },
    seen: { model: granted<'loader.load'>(subject, 'tensors') },
  };
};

/** Asks the worker once more for all it does with shards, and how it calls itself. */
export const askAgain = async (subject: SubjectUnderTest) => {
  const state = await deviceState(await subject.process());
  const at = await subject.case();
  const answers: { asked: string; code: string | null }[] = [];
  const ask = async (asked: Request): Promise<void> => {
    answers.push({ asked: asked.asked, code: (await subject.ask(asked)).code });
  };
  await ask(sealNamed(at, `${at.shardId}-again`));
  const shard = subject.answers.shard();
  if (shard !== null) {
    const { actor } = at;
    await ask(request('verify', 'vram.verify', { shard, actor }));
    await ask(request('deallocate', 'vram.deallocate', { shard_id: shard.shard_id, actor }));
  }
  return { state: state?.state ?? null, answers };
};
