import { z } from 'zod';
import { defineCheck, judged } from '../check';

/** The process ended by itself and in time after it was asked to (DROP-3). */
export const exitsInTime = defineCheck({
  name: 'exits-in-time',
  expects: z.strictObject({ within_ms: z.number().positive() }),
  observes: z.strictObject({
    signal_sent: z.string(),
    exit: z.strictObject({ code: z.int().nullable(), signal: z.string().nullable() }).nullable(),
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
    // A signal that nobody sent is a crash, however soon.
    return judged(
      exit.signal === null || exit.signal === signal_sent
        ? []
        : [{ code: 'crashed-on-exit', expected: asked, seen }],
    );
  },
});
