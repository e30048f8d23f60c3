import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';

const answerSchema = z.strictObject({
  asked: z.enum(['seal', 'verify', 'deallocate']),
  code: z.string().nullable().describe('Null when granted.'),
});

/** Why a worker that was stopped may refuse: because it is, or still for what stopped it. */
const refusals: readonly (string | null)[] = ['WORKER_STOPPED', 'POLICY_VIOLATION'];

/**
 * A running worker seals and verifies; a stopped one does neither, but gives memory back (VRAM-3,
 * POLICY-1, POLICY-2). Seen in what it does when asked again, and compared with what it says.
 */
export const workerIs = defineCheck({
  name: 'worker-is',
  expects: z.strictObject({ state: z.enum(['running', 'stopped']) }),
  observes: z.strictObject({
    state: z.string().nullable().describe('Null where it is never told.'),
    answers: z.array(answerSchema).min(1),
  }),
  judge: (due, { state, answers }) => {
    const findings: Finding[] = [];
    if (state !== null && state !== due.state) {
      findings.push({ code: 'wrong-state', expected: `a ${due.state} worker`, seen: state });
    }
    for (const { asked, code } of answers) {
      const isGranted = due.state === 'running' || asked === 'deallocate';
      if (isGranted ? code === null : refusals.includes(code)) continue;
      findings.push({
        code: isGranted ? 'worker-refuses' : 'worker-goes-on',
        expected: `a ${due.state} worker ${isGranted ? 'grants' : 'refuses'} to ${asked}`,
        seen: code === null ? 'granted' : `refused as ${code}`,
      });
    }
    return judged(findings);
  },
});
