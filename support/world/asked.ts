import type { TimedAnswer } from '../../src/driver';
import type { OperationName } from '../../src/protocol';
import type { AnswerSeen } from '../../src/verdict';
import { NotJudged } from './not-judged';
import type { Request } from './requests';

/** An answer as an observation holds it. */
export const answerSeen = (
  request: Request,
  { answer, elapsedMs }: TimedAnswer<OperationName>,
): AnswerSeen => {
  const seen = { asked: request.asked, elapsed_ms: elapsedMs };
  switch (answer.kind) {
    case 'ack':
      return { ...seen, kind: 'ack', code: null, message: null };
    case 'error':
      return { ...seen, kind: 'error', code: answer.code, message: answer.message };
    case 'unsupported':
      throw new NotJudged('fail', `${answer.capability} was declared and answered unsupported`);
  }
};
