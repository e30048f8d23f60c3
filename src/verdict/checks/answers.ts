import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';

const answerSchema = z.strictObject({
  asked: z.string(),
  kind: z.enum(['ack', 'error']),
  code: z.string().nullable(),
  message: z.string().nullable(),
  elapsed_ms: z.number().nonnegative(),
});

export type AnswerSeen = z.infer<typeof answerSchema>;

/**
 * Every answer is the expected one, within the bound, and no message gives away what it must not
 * (EMIT-5, PATH-1 to PATH-3, TIME-4).
 */
export const answersAre = defineCheck({
  name: 'answers-are',
  expects: z.strictObject({
    /** `null` for a granted request, else the codes any of which is right. */
    codes: z.array(z.string()).nullable(),
    within_ms: z.number().positive(),
    never: z
      .array(z.string())
      .describe('What no message may hold: a value by its name, or else the text itself.'),
  }),
  observes: z.strictObject({
    answers: z.array(answerSchema).min(1),
    values: z
      .record(z.string(), z.string())
      .optional()
      .describe('What each name stands for in this run: a signature is another one in the next.'),
  }),
  judge: (expected, { answers, values = {} }) => {
    const never = expected.never.map((name) => values[name] ?? name);
    return judged(
      answers.flatMap((answer) => {
        const findings: Finding[] = [];
        if (!isRight(expected.codes, answer)) {
          findings.push({
            code: 'wrong-answer',
            expected: `${answer.asked}: ${expected.codes?.join(' or ') ?? 'granted'}`,
            seen: answer.kind === 'ack' ? 'granted' : `refused as ${answer.code ?? 'nothing'}`,
          });
        }
        if (answer.elapsed_ms > expected.within_ms) {
          findings.push({
            code: 'answer-too-late',
            expected: `${answer.asked}: an answer within ${expected.within_ms} ms`,
            seen: `${Math.round(answer.elapsed_ms)} ms`,
          });
        }
        if (never.some((text) => answer.message?.includes(text))) {
          findings.push({
            code: 'answer-reveals',
            expected: `${answer.asked}: a message without the protected value`,
            seen: 'the message holds it',
          });
        }
        return findings;
      }),
    );
  },
});

const isRight = (codes: readonly (string | null)[] | null, answer: AnswerSeen): boolean =>
  codes === null ? answer.kind === 'ack' : answer.kind === 'error' && codes.includes(answer.code);
