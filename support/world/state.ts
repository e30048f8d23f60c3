import type { Subject } from '../../src/driver';
import type { OperationValue } from '../../src/protocol';
import { NotJudged } from './not-judged';

/** What the subject says of its device memory; null where it never says. */
export const deviceState = async (
  process: Subject,
): Promise<OperationValue<'vram.state'> | null> => {
  if (!process.has('vram.state')) return null;
  const { answer } = await process.op('vram.state', {});
  if (answer.kind === 'ack') return answer.value;
  throw new NotJudged('error', `vram.state was ${answer.kind}`);
};
