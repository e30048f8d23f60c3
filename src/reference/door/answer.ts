import type { Op, SubjectMessage } from '../../protocol';
import { operationErrorSchema } from '../../protocol';
import { AuditError } from '../audit';
import type { OpenCase } from './open-case';
import { isKnown, operations } from './operations';
import type { ReferenceParts } from './parts';

/** Does one operation and says how it ended: done, refused, not known here, or not possible to try. */
export const answer = async (
  op: Op,
  at: OpenCase,
  parts: ReferenceParts,
): Promise<SubjectMessage> => {
  const { seq, name } = op;
  if (!isKnown(name)) return { type: 'unsupported', seq, capability: name };
  try {
    // The schema has matched the arguments to the name; the compiler cannot follow that.
    const run = operations[name] as (...given: unknown[]) => Promise<Record<string, unknown>>;
    return { type: 'ack', seq, value: await run(op.args, at, parts) };
  } catch (cause) {
    return refusal(seq, cause);
  }
};

const refusal = (seq: number, cause: unknown): SubjectMessage => {
  if (cause instanceof AuditError) {
    return { type: 'error', seq, code: 'FLUSH_FAILED', message: cause.message };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = operationErrorSchema.safeParse((cause as { code?: unknown }).code);
  return code.success
    ? { type: 'error', seq, code: code.data, message }
    : { type: 'adapter_error', seq, message };
};
