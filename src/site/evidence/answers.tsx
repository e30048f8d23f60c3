import type { AnswerSeen } from '../../verdict';
import { visible } from '../visible';
import { grouped } from '../words';
import { Table } from './fields';

const MOST = 10;

/** What was asked and what was answered, in what time. */
export const Answers = ({ answers }: { answers: readonly AnswerSeen[] }) => (
  <Table
    caption={
      answers.length > MOST ? `The first ${MOST} of ${grouped(answers.length)} answers` : 'Answers'
    }
    head={['Asked', 'Answer', 'In', 'Message']}
    rows={answers
      .slice(0, MOST)
      .map(({ asked, kind, code, elapsed_ms, message }) => [
        visible(asked),
        kind === 'ack' ? 'granted' : <code>{visible(code ?? 'refused without a code')}</code>,
        `${elapsed_ms < 10 ? elapsed_ms.toFixed(1) : Math.round(elapsed_ms)} ms`,
        visible((message ?? '').slice(0, 300)),
      ])}
  />
);
