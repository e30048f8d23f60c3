import { z } from 'zod';
import { defineCheck, judged } from '../check';

const exitSchema = z.strictObject({
  code: z.int().nullable(),
  signal: z.string().nullable(),
});

type Exit = z.infer<typeof exitSchema>;

/** The process ended by itself and in time after it was asked to (DROP-3). */
export const exitsInTime = defineCheck({
  name: 'exits-in-time',
  expects: z.strictObject({ within_ms: z.number().positive() }),
  observes: z.strictObject({
    signal_sent: z.string(),
    exit: exitSchema.nullable().describe('Null for a process that runs on.'),
    elapsed_ms: z.number().nonnegative(),
  }),
  judge: ({ within_ms }, { exit, signal_sent, elapsed_ms }) => {
    const asked = `an exit within ${within_ms} ms of ${signal_sent}`;
    if (exit === null) {
      return judged([{ code: 'exit-too-late', expected: asked, seen: 'still running' }]);
    }
    const seen = `${exit.signal ?? `code ${exit.code ?? 'unknown'}`} after ${Math.round(elapsed_ms)} ms`;
    if (exit.signal === 'SIGKILL' || elapsed_ms > within_ms) {
      return judged([{ code: 'exit-too-late', expected: asked, seen }]);
    }
    return judged(
      isOrderly(exit, signal_sent) ? [] : [{ code: 'crashed-on-exit', expected: asked, seen }],
    );
  },
});

/** What a program exits with that handles a signal itself: 128 and the number of the signal. */
const codes: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143 };

/** By code 0, or by the very signal: any other end is a crash, however soon. */
const isOrderly = ({ code, signal }: Exit, sent: string): boolean =>
  code === 0 || signal === sent || code === codes[sent];
